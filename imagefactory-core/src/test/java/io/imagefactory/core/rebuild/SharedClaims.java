package io.imagefactory.core.rebuild;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a Git server keeps for all runs: who came first to ask for a rebuild, for as long as a build may take. */
final class SharedClaims {

    private final Map<String, Map<String, Instant>> since = new HashMap<>();
    private final Duration timeout;

    SharedClaims(Duration timeout) {
        this.timeout = timeout;
    }

    /** As a run sees them that began at that time. */
    Claims at(Instant now) {
        return subjects -> {
            Map<String, Instant> taken = new TreeMap<>();
            subjects.forEach((image, subject) -> {
                Map<String, Instant> claimed = since.computeIfAbsent(image, any -> new HashMap<>());
                claimed.values()
                        .removeIf(time -> Duration.between(time, now).abs().compareTo(timeout) >= 0);
                Instant other = claimed.putIfAbsent(subject, now);
                if (other != null) {
                    taken.put(image, other);
                }
            });
            return taken;
        };
    }
}
