package io.imagefactory.kargo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What Kargo is to do with what it finds: record it in the state and, where there are rebuilds, have images built.
 *
 * @param repository where the state is
 * @param rebuilds the images that Kargo starts builds of; none where it only records
 */
public record Pipeline(StateRepository repository, List<Rebuild> rebuilds) {

    public Pipeline {
        rebuilds =
                rebuilds.stream().sorted(Comparator.comparing(Rebuild::image)).toList();
    }

    /** All objects beside the Warehouses, none before one that it names. */
    List<KargoObject> objects(String namespace, List<TrackedImage> baseImages) {
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
                .map(rebuild -> rebuild.dispatch().api())
                .distinct()
                .sorted()
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
