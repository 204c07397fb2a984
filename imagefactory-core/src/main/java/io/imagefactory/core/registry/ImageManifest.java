package io.imagefactory.core.registry;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.json.Json;
import io.imagefactory.core.json.JsonText;
import io.imagefactory.core.provenance.BaseClaim;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the manifest and the configuration of an image for one platform say.
 *
 * @param layers the digests of its layers as they are unpacked ({@code rootfs.diff_ids}), the lowest first; empty where they
 *     are not said
 * @param content a hash of what makes it behave as it does: layers, environment, entry point and user; empty without layers
 * @param annotation on what it stands, by the annotations of the manifest
 * @param label on what it stands, by its labels, which it may have from what it stands on
 */
public record ImageManifest(
        List<Digest> layers, Optional<Digest> content, Optional<BaseClaim> annotation, Optional<BaseClaim> label)
        implements Description {

    /** Docker's graph drivers end at 128. */
    private static final int MOST_LAYERS = 1_000;

    public ImageManifest {
        layers = List.copyOf(layers);
    }

    static ImageManifest of(Json manifest, Optional<Json> configuration) {
        List<Digest> layers = configuration.map(ImageManifest::layers).orElse(List.of());
        Optional<Json> config = configuration.flatMap(json -> json.object("config"));
        return new ImageManifest(
                layers,
                layers.isEmpty() ? Optional.empty() : Optional.of(content(layers, config)),
                manifest.object("annotations").flatMap(BaseClaim::of),
                config.flatMap(values -> values.object("Labels")).flatMap(BaseClaim::of));
    }

    /** Whether it begins with all layers of the other, of which there is at least one. */
    public boolean standsOn(ImageManifest other) {
        int depth = other.layers.size();
        return depth > 0 && depth <= layers.size() && layers.subList(0, depth).equals(other.layers);
    }

    /** None where one of them has not its form, or there are more than any image has. */
    private static List<Digest> layers(Json configuration) {
        List<Json> written = configuration
                .object("rootfs")
                .map(rootfs -> rootfs.items("diff_ids"))
                .orElse(List.of());
        List<Digest> layers = written.stream()
                .flatMap(layer -> layer.text().flatMap(Digest::find).stream())
                .toList();
        return layers.size() == written.size() && layers.size() <= MOST_LAYERS ? layers : List.of();
    }

    private static Digest content(List<Digest> layers, Optional<Json> config) {
        TreeMap<String, Object> content = new TreeMap<>();
        content.put("diff_ids", layers.stream().map(Digest::toString).toList());
        content.put("Env", texts(config, "Env"));
        content.put("Entrypoint", texts(config, "Entrypoint"));
        content.put("User", config.flatMap(values -> values.text("User")).orElse(""));
        return Digest.from("sha256", JsonText.line(content).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> texts(Optional<Json> config, String name) {
        return config.map(values -> values.items(name)).orElse(List.of()).stream()
                .flatMap(item -> item.text().stream())
                .toList();
    }
}
