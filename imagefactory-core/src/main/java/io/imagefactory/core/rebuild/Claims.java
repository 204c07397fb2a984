package io.imagefactory.core.rebuild;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** Settles which of several runs may ask for a rebuild, where none of them can see what the others decide. */
@FunctionalInterface
public interface Claims {

    /**
     * Claims rebuilds, each for this run alone.
     *
     * @param subjects by image, what it is to be built from, and which attempt it is; as one text
     * @return by image, since when another run has what was claimed; what is left out is ours
     * @throws IOException where nothing can be claimed; then nothing is
     */
    Map<String, Instant> taken(Map<String, String> subjects) throws IOException;

    /** Nobody else decides. */
    static Claims alone() {
        return subjects -> Map.of();
    }
}
