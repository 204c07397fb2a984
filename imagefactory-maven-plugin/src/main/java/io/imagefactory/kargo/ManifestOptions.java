package io.imagefactory.kargo;

/**
 * What all objects of a manifest have in common.
 *
 * @param namespace the namespace of the objects, which is also Kargo's Project
 * @param kargoVersion the release that the objects are written for
 */
public record ManifestOptions(String namespace, KargoVersion kargoVersion) {

    /** Namespace {@code image-factory}, the newest Kargo. */
    public static ManifestOptions defaults() {
        return new ManifestOptions("image-factory", KargoVersion.newest());
    }

    public ManifestOptions withNamespace(String namespace) {
        return new ManifestOptions(namespace, kargoVersion);
    }

    public ManifestOptions withKargoVersion(KargoVersion kargoVersion) {
        return new ManifestOptions(namespace, kargoVersion);
    }
}
