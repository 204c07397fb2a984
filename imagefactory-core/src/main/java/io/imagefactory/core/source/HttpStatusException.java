package io.imagefactory.core.source;

import java.util.Optional;
import org.eclipse.jgit.errors.TransportException;

/** A host answered by HTTP, but not with what was asked for. */
final class HttpStatusException extends TransportException {

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
