package io.imagefactory.core.refresh;

import java.time.Duration;

/**
 * How much a refresh asks.
 *
 * @param interval how long an answer is good enough
 * @param managed whether to ask for all managed images, and not only for those that others wait for
 * @param parallel how many questions one registry gets at a time
 */
public record RefreshPolicy(Duration interval, boolean managed, int parallel) {

    public RefreshPolicy {
        if (interval.isNegative() || parallel < 1) {
            throw new IllegalArgumentException("at least one question at a time, and no interval before now");
        }
    }
}
