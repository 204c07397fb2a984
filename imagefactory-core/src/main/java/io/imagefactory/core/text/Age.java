package io.imagefactory.core.text;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, for people. */
public final class Age {

    private Age() {}

    /** In its largest unit, rounded down: {@code 9d}, {@code 5h}, {@code 0m}; what is still to come is no minute old. */
    public static String of(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + "d";
        }
        return duration.toHours() > 0 ? duration.toHours() + "h" : Math.max(0, duration.toMinutes()) + "m";
    }

    /** {@code 2026-01-02T03:04:05Z (9d ago)}. */
    public static String ago(Instant time, Instant now) {
        return time + " (" + of(Duration.between(time, now)) + " ago)";
    }
}
