package io.imagefactory.kargo;

import io.imagefactory.core.enrollment.FreightCreationPolicy;
import io.imagefactory.core.enrollment.WarehouseSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * How Kargo looks for what is new of an image, and what it makes of it.
 *
 * @param interval how long it waits between two looks at the registry
 * @param discoveryLimit how many of the newest images it looks at
 * @param freightCreationPolicy whether it makes Freight of what is new
 * @param shard which of several controllers does, and whatever follows from it; the default one where empty
 */
public record Polling(
        Duration interval, int discoveryLimit, FreightCreationPolicy freightCreationPolicy, Optional<String> shard) {

    /** One look a day, since public registries limit them; for the rest what Kargo takes by default. */
    public static final Polling DEFAULT =
            new Polling(Duration.ofHours(24), 20, FreightCreationPolicy.AUTOMATIC, Optional.empty());

    /** What images.yaml says, and these values for what it leaves open. */
    Polling with(WarehouseSettings settings) {
        return new Polling(
                settings.interval().orElse(interval),
                settings.discoveryLimit().orElse(discoveryLimit),
                settings.freightCreationPolicy().orElse(freightCreationPolicy),
                settings.shard().or(() -> shard));
    }

    public Polling withInterval(Duration interval) {
        return new Polling(interval, discoveryLimit, freightCreationPolicy, shard);
    }
}
