package io.imagefactory.kargo;

import java.time.Duration;

/**
 * What all Warehouses of a manifest have in common.
 *
 * @param namespace the namespace of the objects, which is also Kargo's Project
 * @param interval how long Kargo waits between two looks at a registry
 * @param kargoVersion the release that the objects are written for
 */
public record ManifestOptions(String namespace, Duration interval, KargoVersion kargoVersion) {

    /** Namespace {@code image-factory}, one look a day (public registries limit them), the newest Kargo. */
    public static ManifestOptions defaults() {
        return new ManifestOptions("image-factory", Duration.ofHours(24), KargoVersion.newest());
    }

    public ManifestOptions withNamespace(String namespace) {
        return new ManifestOptions(namespace, interval, kargoVersion);
    }

    public ManifestOptions withInterval(Duration interval) {
        return new ManifestOptions(namespace, interval, kargoVersion);
    }

    public ManifestOptions withKargoVersion(KargoVersion kargoVersion) {
        return new ManifestOptions(namespace, interval, kargoVersion);
    }
}
