package io.imagefactory.core.rebuild;

import io.imagefactory.core.image.Digest;
import java.time.Duration;
import java.time.Instant;

/** How digests and ages are told to people. */
final class Wording {

    private static final int DIGITS = 12;

    private Wording() {}

    static String ago(Instant time, Instant now) {
        return time + " (" + age(Duration.between(time, now)) + " ago)";
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
}
