package io.imagefactory.core.image;

import io.imagefactory.core.text.Excerpt;

/** A text that should be a digest and is none. */
public final class InvalidDigestException extends IllegalArgumentException {
    private final String text;
    private final String reason;

    InvalidDigestException(String text, String reason) {
        super("\"" + Excerpt.of(text) + "\" is no digest: " + reason);
        this.text = text;
        this.reason = reason;
    }

    public String text() {
        return text;
    }

    /** What is wrong with it, without the text itself. */
    public String reason() {
        return reason;
    }
}
