package io.imagefactory.kargo.cdk8s;

import io.imagefactory.kargo.ManifestOptions;
import java.util.List;
import java.util.stream.IntStream;

/** What the forked process is to do. */
record Job(List<KargoObject> objects, ManifestOptions options) {

    private static final int SMALLEST_PART = 1000;

    /** The same work in at most so many parts, in order, none of them so small that its process would not pay. */
    List<Job> split(int most) {
        int parts = Math.max(1, Math.min(most, objects.size() / SMALLEST_PART));
        return IntStream.range(0, parts)
                .mapToObj(part -> objects.subList(part * objects.size() / parts, (part + 1) * objects.size() / parts))
                .map(part -> new Job(part, options))
                .toList();
    }
}
