package io.imagefactory.kargo;

import io.imagefactory.core.enrollment.FreightCreationPolicy;
import io.imagefactory.core.enrollment.WarehouseSettings;
import java.time.Duration;

/**
 * How Kargo looks for what is new of an image, and what it makes of it.
 *
 * @param interval how long it waits between two looks at the registry
 * @param discoveryLimit how many of the newest images it looks at
 * @param freightCreationPolicy whether it makes Freight of what is new
 */
public record Polling(Duration interval, int discoveryLimit, FreightCreationPolicy freightCreationPolicy) {

    /** One look a day, since public registries limit them; for the rest what Kargo takes by default. */
    public static final Polling DEFAULT = new Polling(Duration.ofHours(24), 20, FreightCreationPolicy.AUTOMATIC);

    /** What images.yaml says, and these values for what it leaves open. */
    Polling with(WarehouseSettings settings) {
        return new Polling(
                settings.interval().orElse(interval),
                settings.discoveryLimit().orElse(discoveryLimit),
                settings.freightCreationPolicy().orElse(freightCreationPolicy));
    }

    public Polling withInterval(Duration interval) {
        return new Polling(interval, discoveryLimit, freightCreationPolicy);
    }
}
