package io.imagefactory.core.ci;

import io.imagefactory.core.host.PlainHosts;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Where a run can be looked at, by the account of who runs it. It is shown and kept, so not everything will do. */
final class RunUrl {

    private static final int MAX_LENGTH = 2000;

    private RunUrl() {}

    /** Likewise, where it may be relative to what was asked. */
    static Optional<URI> of(URI asked, String location) {
        try {
            return of(asked.resolve(location).toString());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** An https URL without a user, or one of this machine; nothing where it is no such. */
    static Optional<URI> of(String text) {
        try {
            URI url = new URI(new URI(text).toASCIIString());
            boolean fits =
                    text.length() <= MAX_LENGTH && url.getUserInfo() == null && PlainHosts.THIS_MACHINE.allow(url);
            return fits ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
