package io.imagefactory.kargo;

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

    /**
     * Throws all that is wrong with it, or does nothing.
     *
     * @throws InvalidManifestException where Kargo would refuse something, or could not do what it is asked to
     */
    public void check() {
        WarehouseRules.check(this);
        pipeline.ifPresent(loop -> PipelineRules.check(loop, options));
    }

    /** What the Warehouses will ask of registries. */
    public RequestBudget budget() {
        return RequestBudget.of(warehouses());
    }

    /** One image a Warehouse, sorted by name; one that is both kinds counts as a base image. */
    public List<TrackedImage> warehouses() {
        TreeMap<String, TrackedImage> byName = new TreeMap<>();
        images.forEach(image -> byName.merge(image.name(), image, TrackedImage::and));
        return List.copyOf(byName.values());
    }
}
