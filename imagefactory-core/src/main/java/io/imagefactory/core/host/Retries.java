package io.imagefactory.core.host;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Tries again what may pass. The waits grow, and are spread at random over their upper half, so that many who failed at
 * once do not come back at once.
 *
 * @param random safe for use by as many threads as share this object
 */
public record Retries(RetryPolicy policy, Sleeper sleeper, RandomGenerator random) {
    /** Something that may work or not. */
    @FunctionalInterface
    public interface Attempt<T> {
        T run() throws IOException;
    }

    /**
     * The outcome of the first attempt that works.
     *
     * @param failures asked once for each failure, in the thread of the caller
     * @param deadline after which there is no other attempt, nor a wait for one
     * @throws IOException the last failure; an {@link InterruptedIOException}, with an {@link InterruptedException} as its
     *     cause, if the thread was interrupted while it waited, and then it still is
     */
    public <T> T call(Deadline deadline, Attempt<T> attempt, Function<IOException, Verdict> failures)
            throws IOException {
        return call(deadline, attempt, outcome -> Verdict.LASTING, failures);
    }

    /**
     * Likewise, where an outcome may be another one later; the last is returned, whatever it is.
     *
     * @param outcomes asked once for each outcome
     */
    public <T> T call(
            Deadline deadline,
            Attempt<T> attempt,
            Function<T, Verdict> outcomes,
            Function<IOException, Verdict> failures)
            throws IOException {
        for (int attempts = 1; ; attempts++) {
            Optional<Duration> wait;
            try {
                T outcome = attempt.run();
                wait = waitAfter(attempts, outcomes.apply(outcome)).filter(time -> isEarlier(time, deadline));
                if (wait.isEmpty()) {
                    return outcome;
                }
            } catch (IOException e) {
                wait = waitAfter(attempts, failures.apply(e)).filter(time -> isEarlier(time, deadline));
                if (wait.isEmpty()) {
                    throw e;
                }
            }
            sleep(wait.get());
        }
    }

    private static boolean isEarlier(Duration wait, Deadline deadline) {
        return deadline.atMost(wait).equals(wait);
    }

    private Optional<Duration> waitAfter(int attempts, Verdict verdict) {
        if (attempts >= policy.attempts() || !(verdict instanceof Verdict.Passing passing)) {
            return Optional.empty();
        }
        Duration backoff = spread(policy.waitAfter(attempts));
        Duration asked = passing.retryAfter().orElse(Duration.ZERO);
        if (asked.compareTo(policy.longestRetryAfter()) > 0) {
            return Optional.empty();
        }
        // A host that names a time names it to everyone it turned away: we come back a little later than that.
        return Optional.of(asked.isZero() ? backoff : asked.plus(backoff));
    }

    private Duration spread(Duration wait) {
        long half = wait.toMillis() / 2;
        return Duration.ofMillis(half + random.nextLong(half + 1));
    }

    private void sleep(Duration wait) throws InterruptedIOException {
        try {
            sleeper.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted before another attempt");
            interrupted.initCause(e);
            throw interrupted;
        }
    }
}
