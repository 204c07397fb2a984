package io.imagefactory.core.host;

import java.time.Duration;
import java.util.Optional;

/** Whether it makes sense to try again after a failure. */
public sealed interface Verdict {

    /** It will fail again: a refusal, something that is not there, a question that makes no sense. */
    Verdict LASTING = new Lasting();

    /** It may pass, and nobody has said when. */
    Verdict PASSING = new Passing(Optional.empty());

    /** See {@link #LASTING}. */
    record Lasting() implements Verdict {}

    /**
     * It may pass: a time-out, a host that is busy or down.
     *
     * @param retryAfter how long the host asked us to wait, if it did
     */
    record Passing(Optional<Duration> retryAfter) implements Verdict {}
}
