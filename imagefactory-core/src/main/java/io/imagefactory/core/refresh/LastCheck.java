package io.imagefactory.core.refresh;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.Published;
import io.imagefactory.core.state.Field;
import io.imagefactory.core.state.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an image from the last time that a registry was asked.
 *
 * @param checked when that was
 * @param digest the current one, whoever has set it
 * @param version the current one
 * @param published what the registry said; perhaps of another digest than the current one
 */
public record LastCheck(
        Optional<Instant> checked, Optional<Digest> digest, Optional<String> version, Optional<Published> published) {

    public static LastCheck of(Observed observed) {
        return new LastCheck(
                observed.get(Field.LAST_CHECKED),
                observed.get(Field.CURRENT_DIGEST),
                observed.get(Field.CURRENT_VERSION),
                observed.get(Field.PUBLISHED));
    }

    /** Whether it is less than so long ago; a time that is yet to come is none, and without a digest nothing is known. */
    public boolean isRecent(Instant now, Duration interval) {
        return digest.isPresent()
                && checked.filter(time ->
                                !time.isAfter(now) && time.plus(interval).isAfter(now))
                        .isPresent();
    }
}
