package io.imagefactory.core.enrollment;

import io.imagefactory.core.host.PlainHosts;
import java.net.URI;
import java.net.URISyntaxException;

/** Checks the URL of a webhook. */
final class Webhook {

    private Webhook() {}

    /** @throws IllegalArgumentException where it is none; the message shows nothing of it, since it may hold a password */
    static URI parse(String text) {
        try {
            URI url = new URI(text);
            if (url.getUserInfo() != null) {
                throw new IllegalArgumentException(
                        "this URL has a user or password in it; leave them out, since images.yaml "
                                + "and state are committed, and requests are signed instead");
            }
            if (PlainHosts.THIS_MACHINE.allow(url) && url.getFragment() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // As below.
        }
        throw new IllegalArgumentException(
                "this is no URL that a build can be asked for; write one of the form https://ci.example.com/hook");
    }
}
