package io.imagefactory.core.image;

import io.imagefactory.core.text.Excerpt;

/** A text that should be a platform and is none. */
public final class InvalidPlatformException extends IllegalArgumentException {
    InvalidPlatformException(String text) {
        super("\"" + Excerpt.of(text) + "\" is no platform; write it as os/arch or os/arch/variant, for example"
                + " linux/arm64");
    }
}
