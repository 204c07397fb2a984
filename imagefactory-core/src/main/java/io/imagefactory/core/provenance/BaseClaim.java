package io.imagefactory.core.provenance;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.json.Json;
import java.util.Optional;

/**
 * On which image the last stage stands, by {@code org.opencontainers.image.base.name} and {@code base.digest} of the OCI
 * image specification, as annotations or labels.
 *
 * @param name absent where none is said
 */
public record BaseClaim(Optional<ImageReference> name, Digest digest) {

    private static final String PREFIX = "org.opencontainers.image.base.";

    /** Empty where it says no digest, or names what is no image. */
    public static Optional<BaseClaim> of(Json values) {
        Optional<String> written = values.text(PREFIX + "name").filter(text -> !text.isBlank());
        Optional<ImageReference> name = written.flatMap(BaseClaim::reference);
        return values.text(PREFIX + "digest")
                .flatMap(Digest::find)
                .filter(any -> written.isPresent() == name.isPresent())
                .map(digest -> new BaseClaim(name, digest));
    }

    private static Optional<ImageReference> reference(String text) {
        try {
            return Optional.of(ImageReference.of(text).withoutDigest());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
