package io.imagefactory.core.registry;

import io.imagefactory.core.host.RetryAfter;
import java.time.Instant;

/** What an answer means that is no success. */
final class Statuses {

    private Statuses() {}

    /** @param known whether we showed who we are */
    static RegistryException failure(String registry, Answer answer, boolean known, Instant now) {
        return RegistryException.of(
                registry,
                answer.status(),
                known,
                answer.header("retry-after").flatMap(field -> RetryAfter.parse(field, now)));
    }
}
