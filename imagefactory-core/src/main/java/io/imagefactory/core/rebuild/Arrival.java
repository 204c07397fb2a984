package io.imagefactory.core.rebuild;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.state.SeenDigest;
import java.time.Instant;
import java.util.List;

/**
 * What has come to a base image, as an image sees it that stands on it.
 *
 * @param digests that its tag has named and that are the same to that image, in the order in which they came; at least one
 */
public record Arrival(List<SeenDigest> digests) {

    public Arrival {
        digests = List.copyOf(digests);
    }

    static Arrival of(Digest digest, Instant firstSeen) {
        return new Arrival(List.of(SeenDigest.of(digest, firstSeen)));
    }

    /** What a build is to take of it: what came last. */
    public Digest digest() {
        return digests.get(digests.size() - 1).digest();
    }

    /** What it began with, which stays the same whatever follows. */
    Digest first() {
        return digests.get(0).digest();
    }

    public Instant firstSeen() {
        return digests.get(0).firstSeen();
    }

    boolean has(Digest digest) {
        for (SeenDigest seen : digests) {
            if (seen.digest().equals(digest)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is to be used at once, by everyone. */
    boolean isReleased(Instant now) {
        for (SeenDigest seen : digests) {
            if (seen.isReleased(now)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is to be used at once, by that image. */
    boolean isReleased(String image, Instant now) {
        for (SeenDigest seen : digests) {
            if (seen.isReleased(image, now)) {
                return true;
            }
        }
        return false;
    }
}
