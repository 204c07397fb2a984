package io.imagefactory.core.refresh;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.state.DigestHistory;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was read of digests in the history of a base image.
 *
 * @param platforms of those that others have set
 * @param contents what is in platforms that have moved
 */
record BaseDetails(Map<Digest, SortedMap<String, Digest>> platforms, Map<Digest, SortedMap<String, Digest>> contents) {

    BaseDetails {
        platforms = Map.copyOf(platforms);
        contents = Map.copyOf(contents);
    }

    DigestHistory addedTo(DigestHistory history) {
        DigestHistory result = history;
        for (Map.Entry<Digest, SortedMap<String, Digest>> entry : new TreeMap<>(platforms).entrySet()) {
            result = result.withPlatforms(entry.getKey(), entry.getValue());
        }
        for (Map.Entry<Digest, SortedMap<String, Digest>> entry : new TreeMap<>(contents).entrySet()) {
            result = result.withContent(entry.getKey(), entry.getValue());
        }
        return result;
    }
}
