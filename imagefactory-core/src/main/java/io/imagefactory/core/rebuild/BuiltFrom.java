package io.imagefactory.core.rebuild;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.state.Evidence;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.RebuildState;
import io.imagefactory.core.state.SeenDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of where an image's last build came from. {@code builtFrom} says it, unless it is of an earlier build;
 * then the request that the build followed; then when it was built, since a build takes what the tag names.
 *
 * @param digests by base image
 * @param evidence by what they are known, where that is said
 * @param asked what was asked for last, with the times that digests counted as first seen then: a rebuild that keeps a
 *     digest does not make it newer
 * @param builtAt when the last build was, as well as it is known
 */
record BuiltFrom(
        Map<String, Digest> digests,
        Optional<Evidence> evidence,
        Optional<RebuildState.Request> asked,
        Optional<Instant> builtAt) {

    /** So far apart the clocks of two machines may be. */
    private static final Duration CLOCKS = Duration.ofMinutes(10);

    /** Further ahead no time zone is that was taken for UTC. What is told of a day that far off is wrong for years. */
    private static final Duration ZONES = Duration.ofDays(1);

    /**
     * Where an image comes from in the history of one base image.
     *
     * @param place of what it was built from; -1 where that came before the first
     * @param digest that it was built from, said or reckoned
     * @param named the digest that the tag named when it was built from that; absent where the history does not know it
     * @param evidence by what that is known, where that is said
     * @param said whether that digest is said, and not reckoned
     */
    record Origin(
            int place, Optional<Digest> digest, Optional<Digest> named, Optional<Evidence> evidence, boolean said) {

        /** Whether it is said and in the history, so that one knows how old what is in the image is. */
        boolean isDated() {
            return said && named.isPresent();
        }
    }

    BuiltFrom {
        digests = Map.copyOf(digests);
    }

    static BuiltFrom of(ImageState image, Instant now) {
        RebuildState state = image.rebuildState();
        Optional<RebuildState.Request> asked = state.request();
        Optional<Instant> builtAt = builtAt(image, now);
        if (state.isSettled(image)) {
            Map<String, Digest> requested = asked.orElseThrow().digests();
            if (!image.builtFrom().entrySet().containsAll(requested.entrySet())) {
                return new BuiltFrom(requested, Optional.of(Evidence.REQUESTED), asked, builtAt);
            }
        }
        boolean ofEarlierBuild =
                state.builtDigest().isPresent() && image.currentDigest().isPresent() && !state.saysOriginOf(image);
        return new BuiltFrom(ofEarlierBuild ? Map.of() : image.builtFrom(), state.evidence(), asked, builtAt);
    }

    /**
     * {@code lastBuilt}, unless it is of the digest before: not everyone who sets a digest says when it was built. Who says
     * it has another clock than who saw that digest; in doubt the image was built later, so that nothing goes back. When
     * its first digest was seen says nothing of when that was built: looking at an image decides nothing. A time that lies
     * far in the future is none: all that comes until then would seem to be in the image, and it would never be rebuilt.
     */
    private static Optional<Instant> builtAt(ImageState image, Instant now) {
        Optional<Instant> before =
                image.digests(now).stream().skip(1).map(SeenDigest::firstSeen).findFirst();
        Instant latest = now.plus(ZONES);
        return Stream.of(
                        image.lastBuilt()
                                .filter(built -> before.filter(seen -> !built.isAfter(seen.plus(CLOCKS)))
                                        .isEmpty()),
                        before.flatMap(any -> image.lastUpdated()),
                        image.enrolledAt(),
                        image.lastUpdated())
                .flatMap(Optional::stream)
                .filter(time -> time.isBefore(latest))
                .findFirst();
    }

    /**
     * Where it comes from in the history of a base image; empty where that is empty. A digest that the history does not
     * know came when the image was built. Where nothing is said it is the digest that was current then, and never one
     * before the first: what was there when we came makes nothing due.
     */
    Optional<Origin> origin(String baseImage, BaseHistory history) {
        if (history.isEmpty()) {
            return Optional.empty();
        }
        Optional<Digest> said = said(baseImage);
        Optional<Digest> known = said.isPresent() ? known(baseImage, said.get(), history) : Optional.empty();
        if (known.isPresent()) {
            return Optional.of(new Origin(history.place(known.get()).orElseThrow(), said, known, evidence, true));
        }
        Optional<Digest> current = firstSeen(baseImage).flatMap(history::namedAt);
        int beforeTheFirst = said.isPresent() && builtAt.isPresent() ? -1 : 0;
        int place = current.flatMap(history::place).orElse(beforeTheFirst);
        if (said.isPresent()) {
            return Optional.of(new Origin(place, said, known, evidence, true));
        }
        Optional<Digest> reckoned =
                current.or(() -> Optional.of(history.at(place).first()));
        return Optional.of(new Origin(place, reckoned, reckoned, Optional.of(Evidence.RECKONED), false));
    }

    /** When a digest that the history of the base image does not know counts as first seen. */
    Optional<Instant> firstSeen(String baseImage) {
        return asked.filter(request -> said(baseImage)
                        .filter(digest -> digest.equals(request.digests().get(baseImage)))
                        .isPresent())
                .map(request -> request.firstSeen().get(baseImage))
                .or(() -> builtAt);
    }

    private Optional<Digest> said(String baseImage) {
        return Optional.ofNullable(digests.get(baseImage));
    }

    /** A digest that the tag has named: that one, or one in which that one is a platform's. */
    private Optional<Digest> known(String baseImage, Digest said, BaseHistory history) {
        return history.place(said).isPresent()
                ? Optional.of(said)
                : history.indexOf(said, asked.map(request -> request.digests().get(baseImage)), builtAt);
    }
}
