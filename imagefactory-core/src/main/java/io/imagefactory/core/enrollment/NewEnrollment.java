package io.imagefactory.core.enrollment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An image that {@link EnrollmentsWriter} writes into images.yaml. What it leaves open is left to the file's {@code
 * defaults:}, and to what counts where they say nothing.
 *
 * @param name of no image that is enrolled; a DNS-1123 subdomain of at most 63 characters
 * @param registry {@link Enrollment#DEFAULT_REGISTRY} for Docker Hub
 * @param repository below the registry, {@code library/postgres}
 * @param build how we build it; absent for an image that others build
 * @param tagKeys which published tag is the current one, in the order written: {@code allowTags},
 *     {@code imageSelectionStrategy}, {@code constraint}; may be empty
 * @param comments for the lines above it, without {@code #}; each of one line
 */
public record NewEnrollment(
        String name,
        String registry,
        String repository,
        Optional<Build> build,
        Map<String, String> tagKeys,
        List<String> comments) {

    public NewEnrollment {
        tagKeys = Collections.unmodifiableMap(new LinkedHashMap<>(tagKeys));
        comments = List.copyOf(comments);
    }
}
