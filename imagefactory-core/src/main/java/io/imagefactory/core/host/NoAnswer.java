package io.imagefactory.core.host;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Why no answer came to a request, as far as it decides what to do next. */
public enum NoAnswer {
    /** Nobody knows a host of that name. */
    UNKNOWN_HOST(true, true, true),
    NO_CONNECTION(true, true, true),
    NO_CONNECTION_IN_TIME(true, true, true),
    /** There is no encryption that both accept: mostly the certificate. */
    UNTRUSTED(false, true, true),
    BROKEN_ENCRYPTION(false, false, true),
    NOT_IN_TIME(true, false, true),
    /** There was no time left for it, after all that the question took before. */
    TOO_LATE(false, false, false),
    /** Our own thread was. */
    INTERRUPTED(false, false, false),
    /** The connection, or the answer itself. */
    BROKEN(true, false, false);

    private final boolean passes;
    private final boolean beforeRequest;
    private final boolean ofHost;

    NoAnswer(boolean passes, boolean beforeRequest, boolean ofHost) {
        this.passes = passes;
        this.beforeRequest = beforeRequest;
        this.ofHost = ofHost;
    }

    /** @param failure of {@link Client#send} */
    public static NoAnswer of(IOException failure) {
        if (failure instanceof SSLException) {
            return failure instanceof SSLHandshakeException ? UNTRUSTED : BROKEN_ENCRYPTION;
        }
        if (failure instanceof HttpTimeoutException) {
            return failure instanceof HttpConnectTimeoutException ? NO_CONNECTION_IN_TIME : NOT_IN_TIME;
        }
        if (failure instanceof ConnectException) {
            return new Causes(failure).has(UnresolvedAddressException.class) ? UNKNOWN_HOST : NO_CONNECTION;
        }
        if (failure instanceof Deadline.Passed) {
            return TOO_LATE;
        }
        return failure instanceof InterruptedIOException ? INTERRUPTED : BROKEN;
    }

    /** Whether to ask again, where a request may be sent more than once. */
    public Verdict verdict() {
        return passes ? Verdict.PASSING : Verdict.LASTING;
    }

    /** Whether it is certain that nobody has read the request. */
    public boolean isBeforeRequest() {
        return beforeRequest;
    }

    /** Whether nobody would get an answer there, rather than this request a broken one. */
    public boolean isOfHost() {
        return ofHost;
    }
}
