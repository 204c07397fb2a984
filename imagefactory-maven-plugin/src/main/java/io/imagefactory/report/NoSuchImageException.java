package io.imagefactory.report;

import io.imagefactory.core.text.Excerpt;
import io.imagefactory.core.text.MendableException;

/** Somebody has asked for an image that is not there. */
public final class NoSuchImageException extends MendableException {

    NoSuchImageException(String name, String suggestion) {
        super("imagefactory.image: \"" + Excerpt.of(name)
                + "\" is neither an image of images.yaml nor a base image of one" + suggestion);
    }
}
