package io.imagefactory.core.refresh;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Published;
import java.util.Optional;

/**
 * What a registry says of an image.
 *
 * @param image with the tag that is its current one
 * @param published what stands behind it
 * @param version the version that the tag is; a base image has none
 */
public record PublishedTag(ImageReference image, Published published, Optional<String> version) {

    /** Without a version. */
    public PublishedTag(ImageReference image, Published published) {
        this(image, published, Optional.empty());
    }

    Digest digest() {
        return published.digest();
    }

    /** Of an image that has the tag for its version. */
    public PublishedTag withVersion() {
        return new PublishedTag(image, published, image.tag());
    }
}
