package io.imagefactory.kargo;

import io.imagefactory.kargo.TrackedImage.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The images that a manifest is made of.
 *
 * @param images in any order; an image may occur twice, as a base and as an external one, if both track the same
 * @param pipeline what Kargo is to do with what it finds; absent where there are to be Warehouses alone
 * @param places where images are written, for messages; not every image need have one
 */
public record SynthesisRequest(
        List<TrackedImage> images,
        Optional<Pipeline> pipeline,
        ManifestOptions options,
        Map<TrackedImage, String> places) {

    public SynthesisRequest {
        images = List.copyOf(images);
        places = Map.copyOf(places);
    }

    /** Of Warehouses alone, for images that are written nowhere. */
    SynthesisRequest(List<TrackedImage> images, ManifestOptions options) {
        this(images, Optional.empty(), options, Map.of());
    }

    /** In the order in which they are applied; where there is nothing to track there are none. */
    List<KargoObject> objects() {
        List<TrackedImage> warehouses = warehouses();
        List<KargoObject> objects = new ArrayList<>();
        warehouses.forEach(image -> objects.add(new WarehouseObject(image)));
        if (!warehouses.isEmpty()) {
            pipeline.ifPresent(loop -> objects.addAll(loop.objects(options.namespace(), baseImages(warehouses))));
        }
        objects.sort(Comparator.comparing(KargoObject::kind));
        return objects;
    }

    private static List<TrackedImage> baseImages(List<TrackedImage> images) {
        return images.stream().filter(image -> image.kind() == Kind.BASE).toList();
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
