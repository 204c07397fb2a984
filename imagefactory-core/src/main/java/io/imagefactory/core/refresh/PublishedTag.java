package io.imagefactory.core.refresh;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Published;
import io.imagefactory.core.registry.Description;
import java.util.Optional;

/**
 * What a registry says of an image.
 *
 * @param image with the tag that is its current one
 * @param published what stands behind it
 * @param description what that says of itself; empty where it is what everybody who follows the tag knew before
 */
public record PublishedTag(ImageReference image, Published published, Optional<Description> description)
        implements Outcome {

    Digest digest() {
        return published.digest();
    }

    /** The same, of which nothing but the digest is to be recorded, so that it is read again. */
    PublishedTag unread() {
        return new PublishedTag(image, Published.of(digest()), Optional.empty());
    }
}
