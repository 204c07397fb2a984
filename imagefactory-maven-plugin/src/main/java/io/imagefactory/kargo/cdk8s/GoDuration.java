package io.imagefactory.kargo.cdk8s;

import java.time.Duration;

/** Writes durations as Go does, which is how Kubernetes gives them back. */
final class GoDuration {

    private GoDuration() {}

    /** The canonical text of whole seconds, and the rules admit no others: {@code 24h0m0s}, {@code 1m30s}, {@code 0s}. */
    static String of(Duration duration) {
        long hours = duration.toHours();
        long minutes = duration.toMinutes();
        return (hours > 0 ? hours + "h" : "")
                + (minutes > 0 ? minutes % 60 + "m" : "")
                + duration.toSecondsPart() + "s";
    }
}
