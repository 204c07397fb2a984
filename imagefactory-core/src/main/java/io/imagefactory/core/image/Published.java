package io.imagefactory.core.image;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands behind a tag.
 *
 * @param digest of the index, for an image of several platforms, else of the manifest
 * @param created when the publisher says that it was made; empty where that is not said at once
 * @param platforms the digest for each platform ({@code linux/amd64}, {@code linux/arm/v7},
 *     {@code windows(10.0.20348.1)/amd64}); empty where it was not learned
 */
public record Published(Digest digest, Optional<Instant> created, SortedMap<String, Digest> platforms) {

    public Published {
        platforms = Collections.unmodifiableSortedMap(new TreeMap<>(platforms));
    }

    /** Of which nothing else is known. */
    public static Published of(Digest digest) {
        return new Published(digest, Optional.empty(), Collections.emptySortedMap());
    }
}
