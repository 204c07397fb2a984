package io.imagefactory.core.rebuild;

import io.imagefactory.core.text.Suggestion;
import java.util.Collection;

/** What is to be released is not there. */
public final class InvalidReleaseException extends RuntimeException {

    InvalidReleaseException(String target, Collection<String> known) {
        super("imagefactory.release: \"" + target + "\" is no base image and no managed image"
                + Suggestion.after(target, known));
    }
}
