package io.imagefactory.core.enrollment;

import io.imagefactory.core.host.PlainHosts;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Checks the URL of a webhook. */
final class Webhook {

    /** Names of parameters by which services take what lets one in. */
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(?:^|&)(?:[\\w.-]{0,40}(?:token|secret|passw|pwd|api_?key|auth|credential|signature)[\\w.-]{0,40}|key|sig|code)=");

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
            if (url.getQuery() != null && SECRET.matcher(url.getQuery()).find()) {
                throw new IllegalArgumentException(
                        "this URL has a token in its query, by its name; leave it out, since images.yaml "
                                + "and state are committed, and check the signature of requests instead (docs/rebuild.md)");
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
