package io.imagefactory.core.rebuild;

import io.imagefactory.core.image.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A base image has moved on from what an image was built from.
 *
 * @param label what people call the base image
 * @param from what the image was built from, said or inferred
 * @param to what it would be built from
 * @param firstSeen when that was first seen
 */
public record BaseMove(String label, Optional<Digest> from, Digest to, Instant firstSeen) {

    /** {@code node:22 moved from sha256:1f2e1f2e1f2e to sha256:3c4d3c4d3c4d, first seen 2026-01-02T03:04:05Z (9d ago)}. */
    String text(Instant now) {
        return label + " moved from " + from.map(Wording::digest).orElse("an unknown digest") + " to "
                + Wording.digest(to) + ", first seen " + Wording.ago(firstSeen, now);
    }

    static String text(List<BaseMove> moves, Instant now) {
        return moves.stream().map(move -> move.text(now)).collect(Collectors.joining("; "));
    }
}
