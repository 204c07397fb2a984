package io.imagefactory.core.source;

import java.net.SocketException;
import java.util.Optional;

/**
 * A host answered by HTTP, but not with what was asked for. It is of a kind that JGit passes on: after any other it asks at
 * once again, and without saying who we are.
 */
final class HttpStatusException extends SocketException {

    private final int status;
    private final Optional<String> retryAfter;

    HttpStatusException(int status, Optional<String> retryAfter) {
        super("HTTP status " + status);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    int status() {
        return status;
    }

    /** The field {@code Retry-After} as sent. */
    Optional<String> retryAfter() {
        return retryAfter;
    }
}
