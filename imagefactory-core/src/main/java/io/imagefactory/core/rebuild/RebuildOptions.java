package io.imagefactory.core.rebuild;

import java.time.Duration;

/**
 * What a team decides for all its images.
 *
 * @param buildTimeout how long a rebuild that was asked for may take, until its image shows it
 * @param maxConcurrentRebuilds how many may run at once
 */
public record RebuildOptions(Duration buildTimeout, int maxConcurrentRebuilds) {

    public RebuildOptions {
        if (buildTimeout.isNegative() || buildTimeout.isZero()) {
            throw new IllegalArgumentException("a rebuild needs time to end, not " + buildTimeout);
        }
        if (maxConcurrentRebuilds < 1) {
            throw new IllegalArgumentException("at least one rebuild must be allowed, not " + maxConcurrentRebuilds);
        }
    }
}
