package io.imagefactory.core.rebuild;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.state.SeenDigest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How an image stands to one of its base images.
 *
 * @param name of the base image's file
 * @param image what the Dockerfile names; absent where the file is missing
 * @param standing how the two compare
 * @param builtFrom the digest that the image was built from, said or inferred
 * @param newest the digest that the tag names
 * @param target what a rebuild now is to take: what has come of age, or what the image has, if that is newer
 * @param next the next digest that will make the image due
 * @param nextAt when it will, if nothing newer comes
 * @param parents the managed images that publish it
 */
public record BaseUse(
        String name,
        Optional<ImageReference> image,
        Standing standing,
        Optional<Digest> builtFrom,
        Optional<SeenDigest> newest,
        Optional<SeenDigest> target,
        Optional<SeenDigest> next,
        Optional<Instant> nextAt,
        List<String> parents) {

    /** How an image stands to a base image. */
    public enum Standing {
        /** A digest that came later is old enough. */
        BEHIND,
        /** A digest has come that is not old enough yet. */
        WAITING,
        /** The image has the digest that the tag names. */
        CURRENT,
        /** The image has one that came later than what the tag names, or later than what is old enough. */
        AHEAD,
        /** Every use of it is pinned to a digest, so that a move of the tag changes nothing. */
        PINNED,
        /** No digest of it has been seen. */
        UNSEEN,
        /** Its file is missing. */
        MISSING;

        /** As in the plan's file. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public BaseUse {
        parents = List.copyOf(parents);
    }

    boolean isBehind() {
        return standing == Standing.BEHIND;
    }

    boolean isUnknown() {
        return standing == Standing.UNSEEN || standing == Standing.MISSING;
    }

    /** What people call it. */
    public String label() {
        return image.map(ImageReference::familiar).orElse(name);
    }

    /** Its move that makes the image due, now or once the digest is old enough. */
    Optional<BaseMove> move() {
        return (isBehind() ? target : next).map(to -> new BaseMove(label(), builtFrom, to.digest(), to.firstSeen()));
    }

    static BaseUse unknown(String name, Optional<ImageReference> image, Standing standing) {
        Optional<SeenDigest> none = Optional.empty();
        return new BaseUse(name, image, standing, Optional.empty(), none, none, none, Optional.empty(), List.of());
    }
}
