package io.imagefactory.core.host;

import java.net.SocketException;
import java.util.Optional;

/**
 * A host answered by HTTP, but not with what was asked for. It is of a kind that JGit passes on: after any other it asks at
 * once again, and without saying who we are.
 */
public final class HttpStatusException extends SocketException {

    private final int status;
    private final Optional<String> retryAfter;

    public HttpStatusException(int status, Optional<String> retryAfter) {
        super("HTTP status " + status);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    public int status() {
        return status;
    }

    /** The field {@code Retry-After} as sent. */
    public Optional<String> retryAfter() {
        return retryAfter;
    }
}
