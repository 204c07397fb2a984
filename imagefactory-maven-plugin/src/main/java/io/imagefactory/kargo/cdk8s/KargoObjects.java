package io.imagefactory.kargo.cdk8s;

import io.imagefactory.kargo.Pipeline;
import io.imagefactory.kargo.Rebuild;
import io.imagefactory.kargo.StateRepository;
import io.imagefactory.kargo.SynthesisRequest;
import io.imagefactory.kargo.TrackedImage;
import io.imagefactory.kargo.TrackedImage.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The objects that a request comes to. */
final class KargoObjects {

    private KargoObjects() {}

    /** In the order in which they are applied; where there is nothing to track there are none. */
    static List<KargoObject> of(SynthesisRequest request) {
        List<TrackedImage> warehouses = request.warehouses();
        List<KargoObject> objects = new ArrayList<>();
        warehouses.forEach(image -> objects.add(new WarehouseObject(image)));
        if (!warehouses.isEmpty()) {
            List<TrackedImage> baseImages = warehouses.stream()
                    .filter(image -> image.kind() == Kind.BASE)
                    .toList();
            request.pipeline()
                    .ifPresent(loop -> objects.addAll(of(loop, request.options().namespace(), baseImages)));
        }
        objects.sort(Comparator.comparing(KargoObject::kind));
        return objects;
    }

    /** All objects beside the Warehouses, none before one that it names. */
    private static List<KargoObject> of(Pipeline pipeline, String namespace, List<TrackedImage> baseImages) {
        StateRepository repository = pipeline.repository();
        List<Rebuild> rebuilds = pipeline.rebuilds();
        Map<String, String> recordStages = StageNames.of(
                RecordStage.ROLE + "-",
                baseImages.stream().map(TrackedImage::name).toList());
        Map<String, String> rebuildStages = StageNames.of(
                RebuildStage.ROLE + "-", rebuilds.stream().map(Rebuild::image).toList());
        List<String> stages = new ArrayList<>(recordStages.values());
        stages.addAll(rebuildStages.values());

        List<KargoObject> objects = new ArrayList<>();
        objects.add(new ProjectObject(namespace));
        objects.add(new ProjectConfigObject(namespace, stages));
        objects.add(new RecordTask(repository, !rebuilds.isEmpty()));
        rebuilds.stream()
                .map(rebuild -> DispatchApi.of(rebuild.dispatch()))
                .distinct()
                .sorted(Comparator.comparing(DispatchApi::task))
                .forEach(api -> objects.add(new DispatchTask(api)));
        for (TrackedImage image : baseImages) {
            objects.add(new RecordStage(
                    recordStages.get(image.name()), image.name(), image.repoURL(), repository.baseImage(image.name())));
        }
        for (Rebuild rebuild : rebuilds) {
            objects.add(stage(rebuildStages.get(rebuild.image()), rebuild, recordStages));
        }
        return objects;
    }

    private static RebuildStage stage(String name, Rebuild rebuild, Map<String, String> recordStages) {
        List<RebuildStage.Upstream> upstreams = rebuild.baseImages().entrySet().stream()
                .map(base -> new RebuildStage.Upstream(
                        base.getKey(),
                        recordStages.get(base.getKey()),
                        base.getValue().familiar(),
                        base.getValue().canonical()))
                .toList();
        List<RebuildStage.Input> inputs = rebuild.inputs().entrySet().stream()
                .map(input -> new RebuildStage.Input(input.getKey(), input.getValue()))
                .toList();
        return new RebuildStage(name, rebuild.image(), upstreams, rebuild.delay(), rebuild.dispatch(), inputs);
    }
}
