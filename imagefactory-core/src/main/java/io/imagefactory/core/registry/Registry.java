package io.imagefactory.core.registry;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Published;
import io.imagefactory.core.provenance.Provenance;
import io.imagefactory.core.provenance.UnusableProvenanceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where images are published. Safe for use by several threads at once. */
public interface Registry {

    /** What an answer to a question may take of memory, with all that it is made of. */
    long MOST_BYTES = 32 * 1024 * 1024;

    /**
     * What a tag (or digest) stands for now.
     *
     * @param known what was published before; where that is published still, it is the answer, and costs one request
     * @throws RegistryException where there is no such image, or nobody who tells
     */
    default Published published(ImageReference image, Optional<Published> known) throws RegistryException {
        return look(image, known).published();
    }

    /** The same, with what was read when it was another one than before. */
    Look look(ImageReference image, Optional<Published> known) throws RegistryException;

    /**
     * When a published image was created, by its own account. Asks for its parts where the whole does not say it, which
     * costs two requests for each platform.
     */
    Optional<Instant> created(ImageReference image, Published published) throws RegistryException;

    /** What the manifest of one platform says, and its configuration; asked for once, with two requests. */
    ImageManifest manifest(ImageReference image, Digest manifest) throws RegistryException;

    /**
     * What the image of one platform was built from, by an attestation; asks for that and for what it lists, and not for other
     * statements beside it.
     *
     * @param attestation its manifest
     * @param subject the manifest that it is to be about
     * @return empty where it holds others only
     * @throws UnusableProvenanceException where it proves nothing
     */
    Optional<Provenance> provenance(ImageReference image, Digest attestation, Digest subject)
            throws RegistryException, UnusableProvenanceException;

    /** The tags of the image's repository, in no order; those that only mark signatures and the like are none. */
    List<String> tags(ImageReference image) throws RegistryException;
}
