package io.imagefactory.core.image;

import io.imagefactory.core.text.Excerpt;

/** A text that should be an image reference, or the digest in one, and is none. */
public final class InvalidReferenceException extends IllegalArgumentException {
    private final String reason;

    /** @param kind what the text should be, to follow "is no" */
    InvalidReferenceException(String text, String kind, String reason) {
        super("\"" + Excerpt.of(text) + "\" is no " + kind + ": " + reason);
        this.reason = reason;
    }

    /** What is wrong with it, without the text itself. */
    public String reason() {
        return reason;
    }
}
