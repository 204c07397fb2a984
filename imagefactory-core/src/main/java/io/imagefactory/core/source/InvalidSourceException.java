package io.imagefactory.core.source;

import io.imagefactory.core.text.MendableException;

/** A {@link Source} that contradicts itself or names something no repository can have. */
public final class InvalidSourceException extends MendableException {

    private final String key;

    InvalidSourceException(String key, String problem) {
        super(problem);
        this.key = key;
    }

    /** The key of images.yaml the problem is about: {@code repo}, {@code url}, {@code branch} or {@code dockerfile}. */
    public String key() {
        return key;
    }
}
