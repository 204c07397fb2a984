package io.imagefactory.core.rebuild;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.state.Evidence;
import io.imagefactory.core.text.Age;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A base image has moved on from what an image was built from.
 *
 * @param label what people call the base image
 * @param from what the image was built from, said or reckoned
 * @param evidence by what that is known, where that is said
 * @param to what it would be built from
 * @param firstSeen when that was first seen
 */
public record BaseMove(String label, Optional<Digest> from, Optional<Evidence> evidence, Digest to, Instant firstSeen) {

    /**
     * {@code node:22 moved from sha256:1f2e1f2e1f2e to sha256:3c4d3c4d3c4d, first seen 2026-01-02T03:04:05Z (9d ago)}; with
     * {@code (by provenance)} behind the first digest where the image itself tells.
     */
    String text(Instant now) {
        return label + " moved from " + from.map(Digest::abbreviated).orElse("an unknown digest")
                + evidence.filter(Evidence::isOfImage)
                        .map(by -> " (by " + by.text() + ")")
                        .orElse("")
                + " to "
                + to.abbreviated() + ", first seen " + Age.ago(firstSeen, now);
    }

    static String text(List<BaseMove> moves, Instant now) {
        return moves.stream().map(move -> move.text(now)).collect(Collectors.joining("; "));
    }
}
