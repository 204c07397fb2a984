package io.imagefactory.kargo;

import io.imagefactory.core.tags.TagRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values that many tests begin with. */
public final class Samples {
    /** Namespace {@code image-factory}, the newest Kargo, no waves. */
    public static final ManifestOptions OPTIONS = new ManifestOptions("image-factory", KargoVersion.V1_12, false);

    private Samples() {}

    /** The usual options with another namespace. */
    public static ManifestOptions inNamespace(String namespace) {
        return new ManifestOptions(namespace, OPTIONS.kargoVersion(), OPTIONS.syncWaves());
    }

    /** The options for another release of Kargo. */
    public static ManifestOptions forKargo(KargoVersion version, ManifestOptions options) {
        return new ManifestOptions(options.namespace(), version, options.syncWaves());
    }

    /** Of Warehouses alone, for images that are written nowhere. */
    public static SynthesisRequest request(List<TrackedImage> images, ManifestOptions options) {
        return new SynthesisRequest(images, Optional.empty(), options, Map.of());
    }

    /** With the default polling. */
    public static TrackedImage image(String name, TrackedImage.Kind kind, String repoURL, TagRule tags) {
        return new TrackedImage(name, kind, repoURL, tags, Polling.DEFAULT);
    }
}
