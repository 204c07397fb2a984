package io.imagefactory.core.json;

/** A text that is no JSON. The message says where, and nothing of the text, which may hold secrets. */
public final class MalformedJsonException extends RuntimeException {

    MalformedJsonException(String message, Throwable cause) {
        super(message, cause);
    }
}
