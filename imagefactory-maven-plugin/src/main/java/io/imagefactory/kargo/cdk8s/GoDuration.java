package io.imagefactory.kargo.cdk8s;

import java.math.BigDecimal;
import java.time.Duration;

/** Writes durations as Go does, which is how Kubernetes gives them back. */
final class GoDuration {

    private GoDuration() {}

    /**
     * The canonical text: {@code 24h0m0s}, {@code 1m30s}, {@code 1.5s}, {@code 100ms}.
     *
     * @throws IllegalArgumentException for a negative duration and for one beyond Go's 2562047 hours
     */
    static String of(Duration duration) {
        if (duration.isNegative() || duration.compareTo(Duration.ofNanos(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("Go has no such duration: " + duration);
        }
        long nanos = duration.toNanos();
        if (nanos == 0) {
            return "0s";
        }
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        if (nanos < 1_000_000) {
            return decimal(nanos, 3) + "\u00b5s";
        }
        if (nanos < 1_000_000_000) {
            return decimal(nanos, 6) + "ms";
        }
        long hours = duration.toHours();
        long minutes = duration.toMinutes();
        String seconds = decimal(nanos - minutes * 60_000_000_000L, 9) + "s";
        return (hours > 0 ? hours + "h" : "") + (minutes > 0 ? minutes % 60 + "m" : "") + seconds;
    }

    private static String decimal(long nanos, int places) {
        BigDecimal value = BigDecimal.valueOf(nanos, places);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
