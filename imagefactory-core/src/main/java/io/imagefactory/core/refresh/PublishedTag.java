package io.imagefactory.core.refresh;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Published;

/**
 * What a registry says of an image.
 *
 * @param image with the tag that is its current one
 * @param published what stands behind it
 */
public record PublishedTag(ImageReference image, Published published) implements Outcome {

    Digest digest() {
        return published.digest();
    }
}
