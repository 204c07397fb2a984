package io.imagefactory.core.rebuild;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.state.Delivery;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.RebuildState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How the last rebuild that was asked for stands, if no build has followed it. A run that was killed is no build that has
 * failed: a request that never went out is as if it were not there, and one that may have gone out, to which no answer was
 * recorded, is so once its time is over.
 *
 * @param askedAt when
 * @param digests what it was to be built from
 * @param failures how many attempts with these digests have failed in a row
 * @param failingSince when the first of them has failed; absent where nobody has written it down
 * @param delivery how far the request has got; absent once there was an answer
 * @param isRunning whether it may be running
 * @param failedAt when the last one failed; absent while one runs, and where nobody knows of a build
 * @param timesOutAt when one that runs counts as failed, or as never asked for
 * @param run where it can be looked at
 */
record LastAttempt(
        Instant askedAt,
        Map<String, Digest> digests,
        int failures,
        Optional<Instant> failingSince,
        Optional<Delivery> delivery,
        boolean isRunning,
        Optional<Instant> failedAt,
        Instant timesOutAt,
        Optional<String> run) {

    /** So many failures in a row open the circuit. */
    static final int MOST_FAILURES = 3;

    private static final Duration FIRST_PAUSE = Duration.ofHours(1);
    private static final int GROWTH = 4;

    /**
     * Empty where none was asked for, or a build has followed it, so that it is settled; also where the times lie so far
     * in the future that no clock explains them.
     */
    static Optional<LastAttempt> of(ImageState image, Instant now, Duration timeout) {
        RebuildState state = image.rebuildState();
        return state.openRequest()
                .or(state::unsentRequest)
                .filter(request -> !state.isSettled(image))
                .filter(request -> request.askedAt().isBefore(now.plus(timeout))
                        && state.failedAt().orElse(now).isBefore(now.plus(timeout)))
                .map(request -> of(state, request, now, timeout));
    }

    private static LastAttempt of(RebuildState state, RebuildState.Request request, Instant now, Duration timeout) {
        Instant end = request.askedAt().plus(timeout);
        boolean ended = state.failedAt().isPresent();
        boolean over = ended || !now.isBefore(end);
        boolean timedOut = over && !ended && request.delivery().isEmpty();
        Optional<Instant> failedAt = timedOut ? Optional.of(end) : state.failedAt();
        int failures = state.failedRequests() + (timedOut ? 1 : 0);
        return new LastAttempt(
                request.askedAt(),
                request.digests(),
                failures,
                state.failingSince().or(() -> failedAt.filter(any -> failures == 1)),
                request.delivery(),
                !over && !request.delivery().equals(Optional.of(Delivery.PENDING)),
                failedAt,
                end,
                request.run());
    }

    boolean isCircuitOpen() {
        return failures >= MOST_FAILURES;
    }

    /** When the next attempt may begin: an hour after the first failure, four after the second; empty for at once. */
    Optional<Instant> retryAt() {
        return failedAt.map(failed -> failed.plus(failures <= 1 ? FIRST_PAUSE : FIRST_PAUSE.multipliedBy(GROWTH)));
    }
}
