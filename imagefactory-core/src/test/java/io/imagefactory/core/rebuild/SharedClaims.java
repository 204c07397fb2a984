package io.imagefactory.core.rebuild;

import io.imagefactory.core.claim.Claims;
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
        return (wanted, time) -> {
            Map<String, Claims.Outcome> taken = new TreeMap<>();
            wanted.forEach(claim -> {
                Map<String, Instant> claimed = since.computeIfAbsent(claim.image(), any -> new HashMap<>());
                claimed.values()
                        .removeIf(other -> Duration.between(other, now).abs().compareTo(timeout) >= 0);
                Instant other = claimed.putIfAbsent(claim.subject(), now);
                if (other != null) {
                    taken.put(claim.image(), new Claims.Outcome.Lost(other));
                }
            });
            return taken;
        };
    }
}
