package io.imagefactory.core.state;

import io.imagefactory.core.image.Digest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A digest that an image has had.
 *
 * @param digest what its tag named
 * @param firstSeen when that was first seen by us
 * @param platforms where it is an index, the digest of each platform's manifest in it, and where it is a manifest, its own;
 *     named as in {@code published}; empty where that is not known
 * @param content of platforms that were looked at, what is in the image whatever its metadata says
 * @param releases what people have said of it
 */
public record SeenDigest(
        Digest digest,
        Instant firstSeen,
        SortedMap<String, Digest> platforms,
        SortedMap<String, Digest> content,
        List<Release> releases) {

    public SeenDigest {
        platforms = copy(platforms);
        content = copy(content);
        releases = List.copyOf(releases);
    }

    private static SortedMap<String, Digest> copy(SortedMap<String, Digest> map) {
        return map.isEmpty() ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    /** One of which nothing else is known. */
    public static SeenDigest of(Digest digest, Instant firstSeen) {
        return new SeenDigest(digest, firstSeen, Collections.emptySortedMap(), Collections.emptySortedMap(), List.of());
    }

    /** The same, of which these platforms are known. */
    public SeenDigest withPlatforms(SortedMap<String, Digest> others) {
        return new SeenDigest(digest, firstSeen, others, content, releases);
    }

    /** Whether it is to be used at once, by everyone. */
    public boolean isReleased(Instant now) {
        for (Release release : releases) {
            if (release.isForAll(now)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is to be used at once, by that image. */
    public boolean isReleased(String image, Instant now) {
        for (Release release : releases) {
            if (release.isFor(image, now)) {
                return true;
            }
        }
        return false;
    }

    /** The same, first seen at that time. */
    public SeenDigest at(Instant time) {
        return firstSeen.equals(time) ? this : new SeenDigest(digest, time, platforms, content, releases);
    }
}
