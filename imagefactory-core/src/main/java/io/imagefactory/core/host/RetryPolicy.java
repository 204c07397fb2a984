package io.imagefactory.core.host;

import java.time.Duration;

/**
 * How often to try, and how long to wait in between.
 *
 * @param attempts how often altogether, at least 1
 * @param firstWait the longest wait after the first failure; it doubles with each further one
 * @param longestWait what it does not grow beyond
 * @param longestRetryAfter how long a host may ask us to wait; where it asks for more, we give up at once
 */
public record RetryPolicy(int attempts, Duration firstWait, Duration longestWait, Duration longestRetryAfter) {

    /** Four attempts within ten seconds or so, and a minute for a host that asks for it. */
    public static final RetryPolicy USUAL =
            new RetryPolicy(4, Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofMinutes(1));

    public RetryPolicy {
        if (attempts < 1
                || firstWait.isNegative()
                || longestWait.compareTo(firstWait) < 0
                || longestRetryAfter.isNegative()) {
            throw new IllegalArgumentException("at least one attempt, and waits that do not shrink");
        }
    }

    /** The longest wait after so many failures, at least 1. */
    Duration waitAfter(int failures) {
        Duration wait = firstWait;
        for (int i = 1; i < failures && wait.compareTo(longestWait) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }
}
