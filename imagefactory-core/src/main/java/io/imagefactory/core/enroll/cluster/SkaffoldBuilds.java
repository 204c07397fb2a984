package io.imagefactory.core.enroll.cluster;

import io.imagefactory.core.enroll.build.DockerfilePaths;
import io.imagefactory.core.enroll.build.ImageBuild;
import io.imagefactory.core.enroll.build.Place;
import io.imagefactory.core.enroll.build.RepositoryFiles;
import io.imagefactory.core.enroll.build.RepositoryPath;
import io.imagefactory.core.enroll.build.Unknown;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlScalar;
import io.imagefactory.core.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The artifacts of {@code skaffold.yaml} that docker or kaniko builds; other builders have no Dockerfile. */
final class SkaffoldBuilds {

    private final RepositoryFiles files;
    private final List<ImageBuild> builds = new ArrayList<>();

    SkaffoldBuilds(RepositoryFiles files) {
        this.files = files;
    }

    List<ImageBuild> builds() {
        return builds;
    }

    void read(String path, YamlMapping document) {
        YamlMapping build = document.mapping("build");
        List<String> platforms = texts(build.get("platforms"));
        if (build.get("artifacts").orElse(YamlScalar.nothing()) instanceof YamlSequence artifacts) {
            for (YamlNode item : artifacts.items()) {
                if (item instanceof YamlMapping artifact) {
                    artifact(path, artifact, platforms).ifPresent(builds::add);
                }
            }
        }
    }

    private Optional<ImageBuild> artifact(String path, YamlMapping artifact, List<String> platforms) {
        boolean otherBuilder =
                List.of("jib", "bazel", "buildpacks", "ko", "custom").stream().anyMatch(artifact.keys()::contains);
        Optional<String> image = artifact.text("image");
        if (otherBuilder || image.isEmpty()) {
            return Optional.empty();
        }
        YamlMapping docker = artifact.mapping(artifact.keys().contains("kaniko") ? "kaniko" : "docker");
        List<String> own = texts(artifact.get("platforms"));
        Map<String, String> args = new LinkedHashMap<>();
        docker.mapping("buildArgs")
                .values()
                .forEach((name, value) -> args.put(
                        name,
                        value instanceof YamlScalar scalar
                                        && !scalar.isNull()
                                        && !scalar.text().contains("{{")
                                ? scalar.text()
                                : Unknown.TEXT));
        return DockerfilePaths.context(
                        RepositoryPath.folder(path), artifact.text("context").orElse("."))
                .flatMap(context -> DockerfilePaths.of(files, context, context, docker.text("dockerfile"), false))
                .map(dockerfile -> new ImageBuild(
                        "Skaffold",
                        new Place(path, artifact.position().line()),
                        new ImageBuild.Runner.Anyone(),
                        dockerfile,
                        docker.text("target"),
                        own.isEmpty() ? platforms : own,
                        args,
                        List.of(image.get() + ":" + Unknown.MARK),
                        false,
                        List.of()));
    }

    static List<String> texts(Optional<YamlNode> node) {
        return node.filter(YamlSequence.class::isInstance).stream()
                .flatMap(list -> ((YamlSequence) list).items().stream())
                .filter(item -> item instanceof YamlScalar && !item.isNull())
                .map(item -> ((YamlScalar) item).text())
                .toList();
    }
}
