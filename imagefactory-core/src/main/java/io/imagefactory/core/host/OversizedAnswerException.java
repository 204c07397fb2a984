package io.imagefactory.core.host;

import java.io.IOException;
import java.net.http.HttpResponse.ResponseInfo;

/** An answer of more bytes than were asked for; what came before them is known. */
public final class OversizedAnswerException extends IOException {

    private final transient ResponseInfo header;

    OversizedAnswerException(ResponseInfo header, int limit) {
        super("more than " + limit / 1024 + " KiB, which was not read to its end");
        this.header = header;
    }

    /** Status and fields of the answer. */
    public ResponseInfo header() {
        return header;
    }
}
