package io.imagefactory.core.rebuild;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Platform;
import io.imagefactory.core.state.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How an image stands to one of its base images.
 *
 * @param name of the base image's file
 * @param image what the Dockerfile names; absent where the file is missing
 * @param standing how the two compare
 * @param builtFrom the digest that the image was built from, said or reckoned
 * @param evidence by what that is known, where that is said
 * @param newest what the tag names
 * @param target what a rebuild now is to take: what has come of age, or what the image has, if that is newer
 * @param next what will make the image due next
 * @param nextAt when it will, if nothing newer comes
 * @param platforms what is to be told of the platforms of the image
 * @param parents the managed images that publish it
 */
public record BaseUse(
        String name,
        Optional<ImageReference> image,
        Standing standing,
        Optional<Digest> builtFrom,
        Optional<Evidence> evidence,
        Optional<Arrival> newest,
        Optional<Arrival> target,
        Optional<Arrival> next,
        Optional<Instant> nextAt,
        Platforms platforms,
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

    /**
     * What is to be told of the platforms that the image is built for.
     *
     * @param unknown whether a move counts though nobody knows if it is one of those
     * @param lacking those that what the tag names has nothing for
     * @param idle how what the tag names differs from what the image was built from, though it is the same to the image
     */
    public record Platforms(boolean unknown, List<Platform> lacking, Optional<IdleMove> idle) {
        static final Platforms NOTHING = new Platforms(false, List.of(), Optional.empty());

        public Platforms {
            lacking = List.copyOf(lacking);
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
        return (isBehind() ? target : next)
                .map(to -> new BaseMove(label(), builtFrom, evidence, to.digest(), to.firstSeen()));
    }

    /** What else is to be told of it, in a few words that follow its label. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        platforms.idle().ifPresent(move -> remarks.add(move.text()));
        platforms.lacking().forEach(platform -> remarks.add("has no " + platform));
        return remarks;
    }

    static BaseUse unknown(String name, Optional<ImageReference> image, Standing standing) {
        Optional<Arrival> none = Optional.empty();
        return new BaseUse(
                name,
                image,
                standing,
                Optional.empty(),
                Optional.empty(),
                none,
                none,
                none,
                Optional.empty(),
                Platforms.NOTHING,
                List.of());
    }
}
