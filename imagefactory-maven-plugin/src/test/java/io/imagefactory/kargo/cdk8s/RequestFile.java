package io.imagefactory.kargo.cdk8s;

import io.imagefactory.core.ci.CiSystem;
import io.imagefactory.core.ci.CiSystems;
import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.enrollment.FreightCreationPolicy;
import io.imagefactory.core.enrollment.InputText;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Platform;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.source.Source;
import io.imagefactory.core.tags.Strategy;
import io.imagefactory.core.tags.TagFilter;
import io.imagefactory.core.tags.TagRule;
import io.imagefactory.kargo.Dispatch;
import io.imagefactory.kargo.KargoVersion;
import io.imagefactory.kargo.ManifestOptions;
import io.imagefactory.kargo.Pipeline;
import io.imagefactory.kargo.Polling;
import io.imagefactory.kargo.Rebuild;
import io.imagefactory.kargo.Samples;
import io.imagefactory.kargo.StateRepository;
import io.imagefactory.kargo.SynthesisRequest;
import io.imagefactory.kargo.TrackedImage;
import io.imagefactory.kargo.TrackedImage.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads the request of a golden case: the options that are not the default, the images, and what is done with them. */
final class RequestFile {

    private RequestFile() {}

    static SynthesisRequest read(Path file) throws IOException {
        Map<?, ?> content = load(file);
        Polling polling = polling(content, Polling.DEFAULT);
        List<TrackedImage> images = new ArrayList<>();
        Map<TrackedImage, String> places = new HashMap<>();
        for (Object item : (List<?>) content.get("images")) {
            Map<?, ?> written = (Map<?, ?>) item;
            TrackedImage image = image(written, polling);
            images.add(image);
            text(written, "place").ifPresent(place -> places.put(image, place));
        }
        return new SynthesisRequest(images, pipeline(content), options(content), places);
    }

    /** The releases that the case is for; one, where it does not list several. */
    static List<KargoVersion> releases(Path file) throws IOException {
        List<?> releases = (List<?>) load(file).get("kargoVersions");
        if (releases == null) {
            return List.of(read(file).options().kargoVersion());
        }
        return releases.stream().map(String.class::cast).map(KargoVersion::of).toList();
    }

    private static Map<?, ?> load(Path file) throws IOException {
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }

    private static Optional<Pipeline> pipeline(Map<?, ?> content) {
        return Optional.ofNullable((Map<?, ?>) content.get("pipeline"))
                .map(pipeline -> new Pipeline(
                        new StateRepository(
                                text(pipeline, "url").orElseThrow(),
                                text(pipeline, "branch").orElse("main"),
                                text(pipeline, "path").orElse("state")),
                        Stream.ofNullable((List<?>) pipeline.get("rebuilds"))
                                .flatMap(List::stream)
                                .map(rebuild -> rebuild((Map<?, ?>) rebuild))
                                .toList()));
    }

    private static Rebuild rebuild(Map<?, ?> rebuild) {
        Map<String, ImageReference> baseImages = new LinkedHashMap<>();
        texts(rebuild, "baseImages")
                .orElseThrow()
                .forEach((name, reference) -> baseImages.put(name, ImageReference.of(reference)));
        Build.Pipeline pipeline = new Build.Pipeline(
                text(rebuild, "workflow"),
                text(rebuild, "pipeline"),
                text(rebuild, "job"),
                Optional.empty(),
                texts(rebuild, "inputs").map(RequestFile::inputs));
        Source source = Source.of(
                Provider.of(text(rebuild, "provider").orElse("github")),
                text(rebuild, "repo"),
                text(rebuild, "url"),
                text(rebuild, "branch"),
                Source.DEFAULT_DOCKERFILE);
        Build build = new Build(
                source,
                Optional.empty(),
                Optional.empty(),
                List.of(Platform.LINUX_AMD64),
                Optional.empty(),
                Map.of(),
                pipeline);
        CiSystem system = CiSystems.of(build).orElseThrow();
        Dispatch dispatch = Dispatch.of(build).orElseThrow();
        return new Rebuild(
                text(rebuild, "image").orElseThrow(),
                text(rebuild, "place"),
                baseImages,
                Duration.parse(text(rebuild, "delay").orElse("P7D")),
                system,
                dispatch,
                system.inputs(pipeline));
    }

    private static Map<String, InputText> inputs(Map<String, String> written) {
        Map<String, InputText> inputs = new LinkedHashMap<>();
        written.forEach((name, text) -> inputs.put(name, InputText.of(text)));
        return inputs;
    }

    private static Optional<Map<String, String>> texts(Map<?, ?> map, String key) {
        return Optional.ofNullable((Map<?, ?>) map.get(key)).map(written -> {
            Map<String, String> texts = new LinkedHashMap<>();
            written.forEach((name, text) -> texts.put((String) name, (String) text));
            return texts;
        });
    }

    private static ManifestOptions options(Map<?, ?> content) {
        ManifestOptions defaults = Samples.OPTIONS;
        return new ManifestOptions(
                text(content, "namespace").orElse(defaults.namespace()),
                text(content, "kargoVersion").map(KargoVersion::of).orElse(defaults.kargoVersion()),
                content.containsKey("syncWaves"));
    }

    private static TrackedImage image(Map<?, ?> image, Polling polling) {
        Strategy strategy = Strategy.of(text(image, "strategy").orElseThrow()).orElseThrow();
        return new TrackedImage(
                text(image, "name").orElseThrow(),
                Kind.valueOf(text(image, "kind").orElseThrow().toUpperCase(Locale.ROOT)),
                text(image, "repoURL").orElseThrow(),
                TagRule.of(
                                strategy,
                                text(image, "constraint"),
                                new TagFilter(text(image, "allowTags"), ignoreTags(image)))
                        .orElseThrow(),
                polling(image, polling));
    }

    private static Polling polling(Map<?, ?> written, Polling otherwise) {
        return new Polling(
                text(written, "interval").map(Duration::parse).orElse(otherwise.interval()),
                text(written, "discoveryLimit").map(Integer::valueOf).orElse(otherwise.discoveryLimit()),
                text(written, "freightCreationPolicy")
                        .map(policy -> FreightCreationPolicy.valueOf(policy.toUpperCase(Locale.ROOT)))
                        .orElse(otherwise.freightCreationPolicy()),
                text(written, "shard").or(otherwise::shard));
    }

    private static List<String> ignoreTags(Map<?, ?> image) {
        List<?> written = image.containsKey("ignoreTags") ? (List<?>) image.get("ignoreTags") : List.of();
        return written.stream().map(String.class::cast).toList();
    }

    private static Optional<String> text(Map<?, ?> map, String key) {
        return Optional.ofNullable(map.get(key)).map(String.class::cast);
    }
}
