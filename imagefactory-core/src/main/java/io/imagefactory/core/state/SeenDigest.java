package io.imagefactory.core.state;

import io.imagefactory.core.image.Digest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A digest that an image has had.
 *
 * @param digest what its tag named
 * @param firstSeen when that was first seen by us
 * @param releases what people have said of it
 */
public record SeenDigest(Digest digest, Instant firstSeen, List<Release> releases) {

    public SeenDigest {
        releases = List.copyOf(releases);
    }

    public static SeenDigest of(Digest digest, Instant firstSeen) {
        return new SeenDigest(digest, firstSeen, List.of());
    }

    /** The same, with these releases too. */
    public SeenDigest with(List<Release> more) {
        return more.isEmpty() || releases.equals(more)
                ? this
                : new SeenDigest(
                        digest,
                        firstSeen,
                        Stream.concat(releases.stream(), more.stream())
                                .distinct()
                                .toList());
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
        return firstSeen.equals(time) ? this : new SeenDigest(digest, time, releases);
    }
}
