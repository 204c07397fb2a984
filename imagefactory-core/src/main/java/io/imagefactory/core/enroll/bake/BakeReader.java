package io.imagefactory.core.enroll.bake;

import io.imagefactory.core.enroll.build.DockerfilePaths;
import io.imagefactory.core.enroll.build.ImageBuild;
import io.imagefactory.core.enroll.build.RepositoryFiles;
import io.imagefactory.core.enroll.build.RepositoryPath;
import io.imagefactory.core.enroll.build.Unknown;
import io.imagefactory.core.enroll.hcl.HclException;
import io.imagefactory.core.yaml.YamlException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@code docker buildx bake} would build. */
public final class BakeReader {

    /** Those that bake looks for, in the order in which it reads them. */
    private static final List<String> DEFAULT_FILES =
            List.of("docker-bake.json", "docker-bake.hcl", "docker-bake.override.json", "docker-bake.override.hcl");

    /** How a file that another step makes at run time is named: it says which tags a target has. */
    public static final String GENERATED_TAGS = "generated-tags:";

    private BakeReader() {}

    /** The builds of a call of bake; none where its files cannot be read. */
    public static List<ImageBuild> read(RepositoryFiles files, BakeRequest request) {
        Optional<Pattern> folder = Unknown.oneName(request.folder());
        if (folder.isPresent()) {
            return files.paths().stream()
                    .filter(path -> isBakeFile(RepositoryPath.name(path)))
                    .map(path -> folder.get().matcher(RepositoryPath.folder(path)))
                    .filter(Matcher::matches)
                    .flatMap(match -> read(files, request.in(match.group())).stream()
                            .map(build -> build.chosen(build.dockerfile(), match.group(1))))
                    .toList();
        }
        return targets(files, request)
                .map(targets ->
                        targets.builds(files, request.targets().isEmpty() ? List.of("default") : request.targets()))
                .orElse(List.of());
    }

    /** The builds that the bake files of a repository describe, whoever calls for them: all targets with tags. */
    public static List<ImageBuild> readAll(RepositoryFiles files) {
        List<ImageBuild> builds = new ArrayList<>();
        Set<String> folders = new LinkedHashSet<>();
        for (String path : files.paths()) {
            String name = RepositoryPath.name(path);
            if (isBakeFile(name)) {
                folders.add(RepositoryPath.folder(path));
            } else if (name.endsWith(".hcl") && name.contains("bake")) {
                builds.addAll(tagged(files, request(RepositoryPath.folder(path), List.of(name))));
            }
        }
        folders.forEach(folder -> builds.addAll(tagged(files, request(folder, List.of()))));
        return builds;
    }

    private static boolean isBakeFile(String name) {
        return name.matches("docker-bake(\\.override)?\\.(hcl|json)");
    }

    private static BakeRequest request(String folder, List<String> names) {
        return new BakeRequest(folder, names, List.of(), List.of(), name -> Optional.empty());
    }

    private static Collection<ImageBuild> tagged(RepositoryFiles files, BakeRequest request) {
        return targets(files, request)
                .map(targets -> targets.builds(files, targets.names()).stream()
                        .filter(build -> !build.names().isEmpty())
                        .toList())
                .orElse(List.of());
    }

    private static Optional<BakeTargets> targets(RepositoryFiles files, BakeRequest request) {
        BakeFile bake = new BakeFile(request.variables());
        List<String> gaps = new ArrayList<>();
        List<String> generated = new ArrayList<>();
        boolean found = false;
        for (String name : request.files().isEmpty() ? DEFAULT_FILES : request.files()) {
            if (name.startsWith(GENERATED_TAGS)) {
                generated.addAll(List.of(name.substring(GENERATED_TAGS.length()).split("\\|")));
                continue;
            }
            Optional<String> path = RepositoryPath.resolve(request.folder(), name);
            Optional<String> text = path.flatMap(files::text);
            try {
                text.ifPresent(content -> bake.add(path.orElseThrow(), content));
                found |= text.isPresent();
            } catch (HclException | YamlException e) {
                return Optional.empty();
            }
            if (text.isEmpty() && !request.files().isEmpty()) {
                gaps.add("the bake file " + Unknown.shown(name) + " is known only when it is built");
            }
        }
        return found ? Optional.of(new BakeTargets(bake, request, generated, gaps)) : Optional.empty();
    }

    /** The Dockerfile of a target. */
    static Optional<String> dockerfile(RepositoryFiles files, String folder, String context, Optional<String> written) {
        return DockerfilePaths.context(folder, context)
                .flatMap(from -> DockerfilePaths.of(files, from, from, written, false));
    }

    /** Whether outputs reach a registry. */
    static boolean publishes(List<Map<String, String>> outputs) {
        return outputs.stream()
                .anyMatch(output -> "registry".equals(output.get("type")) || "true".equals(output.get("push")));
    }
}
