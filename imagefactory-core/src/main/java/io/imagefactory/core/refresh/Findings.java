package io.imagefactory.core.refresh;

import io.imagefactory.core.state.StatePath;
import java.util.Map;

/**
 * What was read beyond what tags name.
 *
 * @param bases by file of the base image, what its history lacked
 * @param origins by file of the image, what it was built from
 */
public record Findings(Map<StatePath, BaseDetails> bases, Map<StatePath, Origin> origins) {

    /** Nothing. */
    public static final Findings NONE = new Findings(Map.of(), Map.of());

    public Findings {
        bases = Map.copyOf(bases);
        origins = Map.copyOf(origins);
    }
}
