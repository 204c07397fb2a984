package io.imagefactory.kargo.cdk8s;

import io.imagefactory.core.json.JsonText;
import io.imagefactory.kargo.Pipeline;
import io.imagefactory.kargo.Rebuild;
import io.imagefactory.kargo.StateRepository;
import io.imagefactory.kargo.SynthesisRequest;
import io.imagefactory.kargo.TrackedImage;
import io.imagefactory.kargo.TrackedImage.Kind;
import io.imagefactory.kargo.cdk8s.StageObject.Freight;
import io.imagefactory.kargo.cdk8s.StageObject.Var;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The objects that a request comes to. */
final class KargoObjects {

    private static final String RECORD = "record";
    private static final String REBUILD = "rebuild";

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
                RECORD + "-", baseImages.stream().map(TrackedImage::name).toList());
        Map<String, String> rebuildStages = StageNames.of(
                REBUILD + "-", rebuilds.stream().map(Rebuild::image).toList());
        List<String> stages = new ArrayList<>(recordStages.values());
        stages.addAll(rebuildStages.values());

        List<KargoObject> objects = new ArrayList<>();
        objects.add(new ProjectObject(namespace));
        objects.add(new ProjectConfigObject(namespace, stages));
        objects.add(new RecordTask(repository, !rebuilds.isEmpty()));
        rebuilds.stream()
                .map(KargoObjects::task)
                .distinct()
                .sorted(Comparator.comparing(KargoObject::name))
                .forEach(objects::add);
        baseImages.forEach(image -> objects.add(recording(recordStages.get(image.name()), image, repository)));
        rebuilds.forEach(rebuild -> objects.add(
                rebuilding(rebuildStages.get(rebuild.image()), rebuild, shard(rebuild, baseImages), recordStages)));
        return objects;
    }

    private static DispatchTask task(Rebuild rebuild) {
        return new DispatchTask(rebuild.dispatch().request().template());
    }

    /** Records what the Warehouse of a base image finds, whose repository Kargo compares letter by letter. */
    private static StageObject recording(String name, TrackedImage image, StateRepository repository) {
        Freight freight = new Freight(image.name(), Optional.empty(), Duration.ZERO);
        return new StageObject(
                name,
                RECORD,
                image.polling().shard(),
                List.of(freight),
                RecordTask.NAME,
                List.of(
                        new Var(RecordTask.STATE_FILE, repository.kargoFile(image.name())),
                        new Var(RecordTask.IMAGE, image.repoURL())));
    }

    /** That of the first of its base images that has one. */
    private static Optional<String> shard(Rebuild rebuild, List<TrackedImage> baseImages) {
        return baseImages.stream()
                .filter(image -> rebuild.baseImages().containsKey(image.name()))
                .flatMap(image -> image.polling().shard().stream())
                .findFirst();
    }

    /** Starts the build of an image when a change of one of its base images has been recorded and has soaked. */
    private static StageObject rebuilding(
            String name, Rebuild rebuild, Optional<String> shard, Map<String, String> recordStages) {
        List<Freight> freight = rebuild.baseImages().keySet().stream()
                .map(base -> new Freight(base, Optional.of(recordStages.get(base)), rebuild.delay()))
                .toList();
        Map<String, Map<String, String>> baseImages = new LinkedHashMap<>();
        rebuild.baseImages().forEach((base, image) -> {
            Map<String, String> names = new LinkedHashMap<>();
            names.put("familiar", image.familiar());
            names.put("canonical", image.canonical());
            baseImages.put(base, names);
        });
        Map<String, List<String>> inputs = new LinkedHashMap<>();
        rebuild.inputs().forEach((input, text) -> inputs.put(input, text.parts()));
        List<Var> vars = new ArrayList<>();
        rebuild.dispatch().vars().forEach((key, value) -> vars.add(new Var(key, value)));
        vars.add(new Var(DispatchTask.IMAGE, rebuild.image()));
        vars.add(new Var(DispatchTask.BASE_IMAGES, JsonText.line(baseImages)));
        vars.add(new Var(DispatchTask.INPUTS, JsonText.line(inputs)));
        return new StageObject(name, REBUILD, shard, freight, task(rebuild).name(), vars);
    }
}
