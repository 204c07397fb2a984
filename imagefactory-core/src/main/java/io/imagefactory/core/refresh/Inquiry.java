package io.imagefactory.core.refresh;

import io.imagefactory.core.enrollment.TagSelection;
import io.imagefactory.core.image.ImageReference;

/** What is asked of a registry. Two images that follow the same tag, or choose it in the same way, ask the same. */
sealed interface Inquiry {

    /** Whose tag; another tag of it says nothing here. */
    ImageReference image();

    /** What stands behind one tag. */
    record OneTag(ImageReference image) implements Inquiry {}

    /** Which of the tags is the current one, and what stands behind it. */
    record Choice(ImageReference image, TagSelection tags) implements Inquiry {}

    /** The inquiry for a repository: for the one tag that it can only be, or for the choice. */
    static Inquiry of(ImageReference repository, TagSelection tags) {
        return tags.onlyTag()
                .<Inquiry>map(tag -> new OneTag(repository.withTag(tag)))
                .orElseGet(() -> new Choice(repository, tags));
    }
}
