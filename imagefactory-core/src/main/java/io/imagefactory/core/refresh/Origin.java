package io.imagefactory.core.refresh;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.state.Evidence;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an image says, or shows, of what it was built from.
 *
 * @param evidence by what that is known; empty where nothing is
 * @param bases by base image, a digest of its index or of a manifest in one
 * @param doubts what is no evidence though it looks like some, and what contradicts the evidence; sentences
 * @param forLater whether it could not be read, and may be at another time
 */
public record Origin(
        Optional<Evidence> evidence, SortedMap<String, Digest> bases, List<String> doubts, boolean forLater) {

    public Origin {
        bases = Collections.unmodifiableSortedMap(new TreeMap<>(bases));
        doubts = List.copyOf(doubts);
    }

    static Origin unknown(List<String> doubts) {
        return new Origin(Optional.empty(), Collections.emptySortedMap(), doubts, false);
    }
}
