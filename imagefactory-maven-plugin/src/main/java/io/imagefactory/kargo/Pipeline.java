package io.imagefactory.kargo;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What Kargo is to do with what it finds: record it in the state and, where there are rebuilds, have images built.
 *
 * @param repository where the state is
 * @param rebuilds the images that Kargo starts builds of; none where it only records
 */
public record Pipeline(StateRepository repository, List<Rebuild> rebuilds) {

    /** How long Kargo goes on trying to record a digest, and to have an image built. */
    public static final Duration PATIENCE = Duration.ofDays(1);

    public Pipeline {
        rebuilds =
                rebuilds.stream().sorted(Comparator.comparing(Rebuild::image)).toList();
    }
}
