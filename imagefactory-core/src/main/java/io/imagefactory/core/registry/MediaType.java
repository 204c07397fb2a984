package io.imagefactory.core.registry;

import java.util.Optional;

/** The media types of what a tag may stand for. */
final class MediaType {

    static final String INDEX = "application/vnd.oci.image.index.v1+json";
    static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    private static final String CONFIGURATION = "application/vnd.oci.image.config.v1+json";
    private static final String DOCKER_CONFIGURATION = "application/vnd.docker.container.image.v1+json";
    private static final String SCHEMA_1 = "application/vnd.docker.distribution.manifest.v1+";

    /** All that we understand, for {@code Accept}. */
    static final String ACCEPTED = String.join(", ", INDEX, DOCKER_LIST, MANIFEST, DOCKER_MANIFEST);

    private MediaType() {}

    static boolean isIndex(String type) {
        return type.equals(INDEX) || type.equals(DOCKER_LIST);
    }

    static boolean isKnown(String type) {
        return isIndex(type) || type.equals(MANIFEST) || type.equals(DOCKER_MANIFEST);
    }

    /** Whether it is that of an image's configuration. */
    static boolean isConfiguration(String type) {
        return type.equals(CONFIGURATION) || type.equals(DOCKER_CONFIGURATION);
    }

    /** @throws RegistryException where it is one that nothing can be made of; an absent one is no fault yet */
    static void check(String registry, Optional<String> type) throws RegistryException {
        if (type.filter(name -> name.startsWith(SCHEMA_1)).isPresent()) {
            throw RegistryException.lasting(
                    registry + " has it in Docker's schema 1 only, which has no digest that could "
                            + "be followed; push the image anew with a builder of today");
        }
    }
}
