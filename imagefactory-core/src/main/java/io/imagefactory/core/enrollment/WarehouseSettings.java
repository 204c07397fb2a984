package io.imagefactory.core.enrollment;

import java.time.Duration;
import java.util.Optional;

/**
 * What images.yaml says of some Warehouses, beside what they track.
 *
 * @param interval how long Kargo waits between two looks at the registry
 * @param discoveryLimit how many of the newest images it looks at, from 1 to 100
 * @param freightCreationPolicy whether it makes Freight of what is new
 * @param shard the name of the controller that does
 */
public record WarehouseSettings(
        Optional<Duration> interval,
        Optional<Integer> discoveryLimit,
        Optional<FreightCreationPolicy> freightCreationPolicy,
        Optional<String> shard) {

    /** Nothing is said. */
    public static final WarehouseSettings NONE =
            new WarehouseSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final int HIGHEST_LIMIT = 100;

    /** These, and the others for what they leave open. */
    public WarehouseSettings or(WarehouseSettings others) {
        return new WarehouseSettings(
                interval.or(others::interval),
                discoveryLimit.or(others::discoveryLimit),
                freightCreationPolicy.or(others::freightCreationPolicy),
                shard.or(others::shard));
    }

    /** What is wrong with a {@code discoveryLimit}, to follow its name in a sentence. */
    public static Optional<String> discoveryLimitFault(int limit) {
        return limit >= 1 && limit <= HIGHEST_LIMIT
                ? Optional.empty()
                : Optional.of("is out of range; from 1 to " + HIGHEST_LIMIT);
    }
}
