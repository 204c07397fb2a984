package io.imagefactory.core.enroll.cluster;

import io.imagefactory.core.enroll.build.Findings;
import io.imagefactory.core.enroll.build.ImageUse;
import io.imagefactory.core.enroll.build.Place;
import io.imagefactory.core.enroll.build.RepositoryFiles;
import io.imagefactory.core.enroll.build.RepositoryPath;
import io.imagefactory.core.yaml.YamlException;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlReader;
import io.imagefactory.core.yaml.YamlScalar;
import io.imagefactory.core.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the YAML files of a repository that say what runs in a cluster: {@code image:} of containers in manifests,
 * {@code images:} of a {@code kustomization.yaml} (which goes before the manifests' images of that name), and in
 * {@code values*.yaml} of Helm each mapping {@code image} with {@code repository} and {@code tag}. A file that is no YAML,
 * such as a template of a chart, is passed over. Tekton and Skaffold are read by {@link TektonBuilds} and
 * {@link SkaffoldBuilds}.
 */
public final class ManifestReader {

    private static final Set<String> CONTAINERS = Set.of("containers", "initContainers", "ephemeralContainers");
    private static final String DEFINITION = "kind: CustomResourceDefinition";
    private static final int MAX_FILES = 20_000;
    private static final int MAX_DEPTH = 100;

    private final List<ImageUse> uses = new ArrayList<>();
    private final Set<String> replaced = new HashSet<>();
    private final TektonBuilds tekton;
    private final SkaffoldBuilds skaffold;
    private final RepositoryFiles files;

    private ManifestReader(RepositoryFiles files) {
        this.files = files;
        this.tekton = new TektonBuilds(files);
        this.skaffold = new SkaffoldBuilds(files);
    }

    public static Findings read(RepositoryFiles files) {
        ManifestReader reader = new ManifestReader(files);
        files.paths().stream()
                .filter(path -> path.endsWith(".yaml") || path.endsWith(".yml"))
                .filter(path -> !path.startsWith(".github/"))
                .limit(MAX_FILES)
                .forEach(reader::file);
        List<ImageUse> kept = reader.uses.stream()
                .filter(use -> !(use.tool().equals("Kubernetes") && reader.replaced.contains(name(use.reference()))))
                .toList();
        return new Findings(reader.tekton.builds(), kept, List.of())
                .and(new Findings(reader.skaffold.builds(), List.of(), List.of()));
    }

    private void file(String path) {
        String text = files.text(path)
                .filter(this::isOfInterest)
                .map(ManifestReader::withoutDefinitions)
                .orElse("");
        try {
            for (YamlNode document : YamlReader.readDocuments(text)) {
                if (document instanceof YamlMapping mapping) {
                    document(path, mapping);
                }
            }
        } catch (YamlException e) {
            // A template, or of no concern to us: whatever reads it says so.
        }
    }

    private boolean isOfInterest(String text) {
        return text.contains("image") || text.contains("kind: Pipeline") || text.contains("taskRef");
    }

    /** Definitions of resources have most of the text of many repositories, and run nothing; lines stay where they are. */
    private static String withoutDefinitions(String text) {
        return text.contains(DEFINITION)
                ? Arrays.stream(text.split("(?m)^(?=---)"))
                        .map(document -> document.contains(DEFINITION)
                                ? "---\n"
                                        + "\n"
                                                .repeat(Math.max(
                                                        0,
                                                        (int) document.lines().count() - 1))
                                : document)
                        .collect(Collectors.joining())
                : text;
    }

    private void document(String path, YamlMapping document) {
        String name = RepositoryPath.name(path);
        if (name.equals("kustomization.yaml") || name.equals("kustomization.yml")) {
            kustomization(path, document);
        } else if (name.matches("values([._-].*)?\\.ya?ml")) {
            values(path, document, 0);
        } else if (name.matches("skaffold.*\\.ya?ml")) {
            skaffold.read(path, document);
        } else if (document.text("apiVersion").isPresent()
                && document.text("kind").isPresent()) {
            containers(path, document, 0);
            tekton.read(path, document);
        }
    }

    private void containers(String path, YamlNode node, int depth) {
        if (depth > MAX_DEPTH) {
            return;
        }
        if (node instanceof YamlSequence list) {
            list.items().forEach(item -> containers(path, item, depth + 1));
        } else if (node instanceof YamlMapping mapping) {
            mapping.values().forEach((key, value) -> {
                if (CONTAINERS.contains(key) && value instanceof YamlSequence list) {
                    list.items().stream()
                            .filter(YamlMapping.class::isInstance)
                            .forEach(container -> image(path, (YamlMapping) container, "Kubernetes"));
                }
                containers(path, value, depth + 1);
            });
        }
    }

    private void image(String path, YamlMapping container, String tool) {
        container
                .text("image")
                .filter(image -> !image.contains("{{") && !image.contains("$("))
                .ifPresent(image -> uses.add(new ImageUse(
                        image, new Place(path, container.keyPosition("image").line()), tool)));
    }

    private void kustomization(String path, YamlMapping document) {
        if (document.get("images").orElse(YamlScalar.nothing()) instanceof YamlSequence list) {
            for (YamlNode item : list.items()) {
                if (item instanceof YamlMapping image) {
                    image.text("name").ifPresent(name -> {
                        replaced.add(name);
                        image.text("newTag")
                                .ifPresent(tag -> uses.add(new ImageUse(
                                        image.text("newName").orElse(name) + ":" + tag,
                                        new Place(path, image.position().line()),
                                        "Kustomize")));
                    });
                }
            }
        }
    }

    private void values(String path, YamlMapping mapping, int depth) {
        if (depth > MAX_DEPTH) {
            return;
        }
        mapping.values().forEach((key, value) -> {
            if (value instanceof YamlMapping image) {
                Optional<String> repository = image.text("repository").filter(text -> !text.isEmpty());
                if (repository.isPresent() && key.toLowerCase(Locale.ROOT).endsWith("image")) {
                    tag(path, image)
                            .ifPresent(tag -> uses.add(new ImageUse(
                                    image.text("registry")
                                                    .filter(text -> !text.isEmpty())
                                                    .map(host -> host + "/")
                                                    .orElse("")
                                            + repository.get() + ":" + tag,
                                    new Place(
                                            path,
                                            image.keyPosition("repository").line()),
                                    "Helm")));
                }
                values(path, image, depth + 1);
            }
        });
    }

    /** Or the version of the application, which charts take where there is no tag. */
    private Optional<String> tag(String path, YamlMapping image) {
        Optional<String> tag = image.text("tag").filter(text -> !text.isEmpty());
        return tag.isPresent() || !image.keys().contains("tag")
                ? tag
                : RepositoryPath.resolve(RepositoryPath.folder(path), "Chart.yaml")
                        .flatMap(files::text)
                        .flatMap(ManifestReader::appVersion);
    }

    private static Optional<String> appVersion(String chart) {
        try {
            return YamlReader.readDocuments(chart).stream()
                    .filter(YamlMapping.class::isInstance)
                    .flatMap(document -> ((YamlMapping) document).text("appVersion").stream())
                    .findFirst();
        } catch (YamlException e) {
            return Optional.empty();
        }
    }

    private static String name(String reference) {
        int tag = reference.indexOf(':', reference.lastIndexOf('/') + 1);
        return tag < 0 ? reference : reference.substring(0, tag);
    }
}
