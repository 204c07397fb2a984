package io.imagefactory.core.registry;

import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Published;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where images are published. Safe for use by several threads at once. */
public interface Registry {

    /**
     * What a tag (or digest) stands for now.
     *
     * @param known what was published before; where that is published still, it is the answer, and costs one request
     * @throws RegistryException where there is no such image, or nobody who tells
     */
    Published published(ImageReference image, Optional<Published> known) throws RegistryException;

    /**
     * When a published image was created, by its own account. Asks for its parts where the whole does not say it, which
     * costs two requests for each platform.
     */
    Optional<Instant> created(ImageReference image, Published published) throws RegistryException;

    /** The tags of the image's repository, in no order. */
    List<String> tags(ImageReference image) throws RegistryException;
}
