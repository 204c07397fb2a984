package io.imagefactory.core.provenance;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Platform;
import java.util.Optional;

/**
 * An image that a build has taken from a registry.
 *
 * @param image as the Dockerfile names it, without a digest beside a tag
 * @param digest what that was then: of the index, or of a platform's manifest where that was named by its digest
 * @param platform for which it was taken, where that is said
 */
public record Material(ImageReference image, Digest digest, Optional<Platform> platform) {}
