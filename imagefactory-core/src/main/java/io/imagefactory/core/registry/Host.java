package io.imagefactory.core.registry;

import io.imagefactory.core.host.Answer;
import io.imagefactory.core.host.Deadline;
import io.imagefactory.core.host.RetryPolicy;
import io.imagefactory.core.host.Sleeper;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What a run has learned of a registry's host: whether it is there, how busy it is, how it wants to see who we are. */
final class Host {

    private final String registry;
    private final RetryPolicy policy;
    private final Clock clock;
    private final Sleeper sleeper;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong tokenRequests = new AtomicLong();
    private volatile @Nullable Challenge challenge;
    private volatile @Nullable RateLimit limit;
    private volatile @Nullable RegistryException down;
    private volatile Instant busyUntil = Instant.MIN;
    private volatile boolean met;

    Host(String registry, RetryPolicy policy, Clock clock, Sleeper sleeper) {
        this.registry = registry;
        this.policy = policy;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** As references name it. */
    String registry() {
        return registry;
    }

    /** Whether it was asked before; until then one asks at a time, and all others learn from what it says. */
    boolean isMet() {
        return met;
    }

    void meet() {
        met = true;
    }

    Optional<Challenge> challenge() {
        return Optional.ofNullable(challenge);
    }

    void challenges(Challenge newChallenge) {
        challenge = newChallenge;
    }

    /** It will answer nobody in this run. */
    void isDown(RegistryException cause) {
        down = cause;
    }

    /** Lets the time pass for which it has asked us to wait. */
    void await(Deadline deadline) throws RegistryException, InterruptedIOException {
        if (down != null) {
            throw down;
        }
        deadline.check();
        Duration wait = Duration.between(clock.instant(), busyUntil == Instant.MIN ? clock.instant() : busyUntil);
        if (wait.isNegative() || wait.isZero()) {
            return;
        }
        if (wait.compareTo(deadline.atMost(policy.longestRetryAfter())) > 0) {
            throw RegistryException.usedUp(registry, "it asks to wait for " + wait.toSeconds() + " s");
        }
        try {
            sleeper.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + registry);
        }
    }

    /** Before a request of the kind that registries count: refuses it where there is none left. */
    void spend() throws RegistryException {
        RateLimit last = limit;
        if (last != null && last.isUsedUp() && last.reset().isEmpty()) {
            throw RegistryException.usedUp(registry, "it says that none is left");
        }
    }

    void asked() {
        requests.incrementAndGet();
    }

    void askedForToken() {
        tokenRequests.incrementAndGet();
    }

    void answered(Answer answer) {
        RateLimit.of(answer).ifPresent(newLimit -> {
            limit = newLimit;
            if (newLimit.isUsedUp() && newLimit.reset().isPresent()) {
                busyFor(Duration.ofSeconds(newLimit.reset().getAsLong()));
            }
        });
    }

    void busyFor(Duration wait) {
        busyUntil = clock.instant().plus(wait);
    }

    RegistryUsage usage() {
        return new RegistryUsage(registry, requests.get(), tokenRequests.get(), Optional.ofNullable(limit));
    }
}
