package io.imagefactory.core.rebuild;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.state.SeenDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How moves, digests and ages are told to people. */
final class Wording {

    private static final int DIGITS = 12;

    private Wording() {}

    static String moves(List<BaseUse> behind, Instant now) {
        return behind.stream().map(base -> move(base, base.target(), now)).collect(Collectors.joining("; "));
    }

    /** {@code node:22 moved from sha256:1f2e1f2e1f2e to sha256:3c4d3c4d3c4d, first seen 2026-01-02T03:04:05Z (9d ago)}. */
    static String move(BaseUse base, Optional<SeenDigest> to, Instant now) {
        return base.label() + " moved from "
                + base.builtFrom().map(Wording::digest).orElse("an unknown digest") + " to "
                + to.map(digest -> digest(digest.digest()) + ", first seen " + seen(digest, now))
                        .orElse("another digest");
    }

    static String seen(SeenDigest digest, Instant now) {
        return digest.firstSeen() + " (" + age(Duration.between(digest.firstSeen(), now)) + " ago)";
    }

    static String digest(Digest digest) {
        return digest.algorithm() + ":" + digest.hex().substring(0, DIGITS);
    }

    /** In its largest unit, rounded down. */
    static String age(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + "d";
        }
        return duration.toHours() > 0 ? duration.toHours() + "h" : Math.max(0, duration.toMinutes()) + "m";
    }

    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** {@code a -> b -> a}. */
    static String cycle(List<String> cycle) {
        return String.join(" -> ", cycle) + " -> " + cycle.get(0);
    }
}
