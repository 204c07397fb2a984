package io.imagefactory.core.host;

import java.io.IOException;

/** An answer that is too large, or leads where we do not go. The message goes on after the name of who answered. */
public final class UnusableAnswerException extends IOException {

    private final transient Answer header;

    UnusableAnswerException(String message, Answer header) {
        super(message);
        this.header = header;
    }

    /** Status and fields of the answer, without its body. */
    public Answer header() {
        return header;
    }
}
