package io.imagefactory.core.rebuild;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a rebuild has come to.
 *
 * @param plan by which it went
 * @param answers of CI, by image in the order asked; none where nothing was to be done
 * @param taken by image, since when another run has its rebuild
 */
public record RebuildResult(RebuildPlan plan, Map<String, RebuildAnswer> answers, Map<String, Instant> taken) {

    public RebuildResult {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        taken = Map.copyOf(taken);
    }
}
