package io.imagefactory.core.trigger;

import io.imagefactory.core.text.Excerpt;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** No answer came. */
final class Failure extends IOException {

    private static final int MOST_CAUSES = 20;

    private final transient TriggerException outcome;
    private final boolean passes;

    private Failure(TriggerException outcome, boolean passes) {
        super(outcome.getMessage());
        this.outcome = outcome;
        this.passes = passes;
    }

    /** Nothing has begun, whatever happened. */
    static Failure ofQuestion(String host, IOException cause) {
        boolean passes = !(cause instanceof SSLException || cause instanceof InterruptedIOException);
        return new Failure(unreached(host, cause), passes);
    }

    /** Nothing has begun where there was no connection yet; else the request may have been read. */
    static Failure ofOrder(String host, IOException cause) {
        boolean noConnection = cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
        if (noConnection || cause instanceof SSLHandshakeException) {
            return new Failure(unreached(host, cause), noConnection);
        }
        return new Failure(
                TriggerException.unknown(host + " was asked, and gave no answer (" + reason(cause)
                        + "): nobody knows whether it builds, so it is not asked again; look there for the run"),
                false);
    }

    TriggerException outcome() {
        return outcome;
    }

    /** Whether it makes sense, and does no harm, to try again. */
    boolean passes() {
        return passes;
    }

    private static TriggerException unreached(String host, IOException cause) {
        return TriggerException.unavailable(host + " cannot be reached (" + reason(cause)
                + "); try again later, or mend " + "its name, the proxy or the certificates");
    }

    /** Not the exception's own message in general: it may quote what the host has sent, which may be anything. */
    private static String reason(IOException cause) {
        if (cause instanceof SSLException) {
            return Excerpt.of(Optional.ofNullable(cause.getMessage()).orElse("no encryption that both know"));
        }
        if (cause instanceof HttpTimeoutException) {
            return "it takes too long";
        }
        if (cause instanceof ConnectException) {
            boolean unknown = Stream.iterate((Throwable) cause, Objects::nonNull, Throwable::getCause)
                    .limit(MOST_CAUSES)
                    .anyMatch(UnresolvedAddressException.class::isInstance);
            return unknown ? "no such host" : "it takes no connection";
        }
        return cause instanceof InterruptedIOException ? "interrupted" : "the connection broke";
    }
}
