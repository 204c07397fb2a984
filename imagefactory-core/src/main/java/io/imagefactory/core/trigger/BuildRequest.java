package io.imagefactory.core.trigger;

import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.image.Digest;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A build that a CI system is asked for.
 *
 * @param id of this request, by which its run can be found again; letters, digits and {@code -}
 * @param image the name of the image in images.yaml
 * @param build where it is built, and by what
 * @param baseImages the digests that it is to be built from, by the reference that the Dockerfile names, in familiar form
 * @param sourcePolicy the same, as a source policy for BuildKit: JSON
 * @param reason why, in a sentence
 */
public record BuildRequest(
        String id,
        String image,
        Build build,
        SortedMap<String, Digest> baseImages,
        String sourcePolicy,
        String reason) {

    public BuildRequest {
        baseImages = Collections.unmodifiableSortedMap(new TreeMap<>(baseImages));
    }
}
