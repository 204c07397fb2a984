package io.imagefactory.kargo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The images that a manifest is made of.
 *
 * @param images in any order; an image may occur twice, as a base and as an external one, if both track the same
 * @param places where images are written, for messages; not every image need have one
 */
public record SynthesisRequest(List<TrackedImage> images, ManifestOptions options, Map<TrackedImage, String> places) {

    public SynthesisRequest {
        images = List.copyOf(images);
        places = Map.copyOf(places);
    }

    /** Of images that are written nowhere. */
    SynthesisRequest(List<TrackedImage> images, ManifestOptions options) {
        this(images, options, Map.of());
    }

    /** In the order in which they are applied, those of a kind by name. */
    List<KargoObject> objects() {
        return warehouses().stream().<KargoObject>map(WarehouseObject::new).toList();
    }

    /** What the Warehouses will ask of registries. */
    public RequestBudget budget() {
        return RequestBudget.of(warehouses());
    }

    /** One image a Warehouse, sorted by name; one that is both kinds counts as a base image. */
    private List<TrackedImage> warehouses() {
        TreeMap<String, TrackedImage> byName = new TreeMap<>();
        images.forEach(image -> byName.merge(image.name(), image, TrackedImage::and));
        return List.copyOf(byName.values());
    }
}
