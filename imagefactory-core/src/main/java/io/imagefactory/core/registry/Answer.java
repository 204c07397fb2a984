package io.imagefactory.core.registry;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;

/**
 * What came back for a request.
 *
 * @param uri who answered, after all redirects
 * @param status of HTTP
 * @param headers its fields
 * @param body the whole of it
 */
record Answer(URI uri, int status, HttpHeaders headers, byte[] body) {

    /** What a failure may say of itself; none of it is shown. */
    static final int FAILURE_BYTES = 64 * 1024;

    static final int OK = 200;
    static final int NOT_MODIFIED = 304;
    static final int UNAUTHORIZED = 401;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int NOT_IMPLEMENTED = 501;

    boolean isOk() {
        return status == OK;
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The media type without parameters, in lower case. */
    Optional<String> contentType() {
        return header("content-type")
                .map(type -> type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT));
    }
}
