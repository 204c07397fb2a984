package io.imagefactory.core.refresh;

import io.imagefactory.core.image.Published;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.Field;
import io.imagefactory.core.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Base images whose recorded digest nobody should trust without asking: what was not recorded, for whatever reason, makes
 * nothing due, and nothing else tells of it.
 *
 * @param behind those of which the state says an earlier digest than their registry did when it was last asked
 * @param unasked those that no refresh has asked for in the last seven days
 */
public record Unconfirmed(List<String> behind, List<String> unasked) {

    private static final Duration LONG = Duration.ofDays(7);

    /** As the state has them; those of which nothing is recorded, or that have no tag and never move, are none. */
    public static Unconfirmed of(State state, Instant now) {
        return new Unconfirmed(names(state, Unconfirmed::isBehind), names(state, base -> isUnasked(base, now)));
    }

    /** Whether no refresh has asked for it in the last seven days. */
    public static boolean isUnasked(BaseImageState base, Instant now) {
        return base.lastChecked()
                .filter(checked -> checked.isAfter(now.minus(LONG)))
                .isEmpty();
    }

    private static List<String> names(State state, Predicate<BaseImageState> wanted) {
        return state.baseImages().values().stream()
                .filter(base -> base.image().tag().isPresent())
                .filter(base -> base.currentDigest().isPresent())
                .filter(wanted)
                .map(base -> base.image().familiar())
                .toList();
    }

    /**
     * Whether the state says an earlier digest than its registry did when it was last asked; one that others have set after
     * that is a later one.
     */
    public static boolean isBehind(BaseImageState base) {
        boolean differs = base.observed()
                .get(Field.PUBLISHED)
                .map(Published::digest)
                .filter(digest -> base.currentDigest()
                        .filter(current -> !current.equals(digest))
                        .isPresent())
                .isPresent();
        return differs
                && base.lastChecked()
                        .filter(checked -> base.observed()
                                .get(Field.LAST_UPDATED)
                                .filter(checked::isBefore)
                                .isEmpty())
                        .isPresent();
    }
}
