package io.imagefactory.core.enroll.actions;

import io.imagefactory.core.enroll.build.BuildArgFile;
import io.imagefactory.core.enroll.build.DockerfilePaths;
import io.imagefactory.core.enroll.build.ImageBuild;
import io.imagefactory.core.enroll.build.Place;
import io.imagefactory.core.enroll.build.RepositoryFiles;
import io.imagefactory.core.enroll.build.Unknown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A step with {@code redhat-actions/buildah-build}, and what {@code redhat-actions/push-to-registry} makes of it.
 *
 * @param image its name, with or without a registry
 * @param tags of it
 */
record BuildahBuild(String image, List<String> tags, ImageBuild build) {

    static Optional<BuildahBuild> of(RepositoryFiles files, Inputs inputs, Place place, ImageBuild.Runner runner) {
        Optional<String> context =
                DockerfilePaths.context("", inputs.text("context").isEmpty() ? "." : inputs.text("context"));
        List<String> written = new ArrayList<>(inputs.lines("containerfiles"));
        written.addAll(inputs.lines("dockerfiles"));
        List<String> gaps = new ArrayList<>();
        Map<String, String> args = new LinkedHashMap<>();
        List<ImageBuild.ArgsFile> argsFiles = inputs.lines("extra-args").stream()
                .flatMap(option -> Arrays.stream(option.split("\\s+")))
                .filter(word -> word.startsWith("--build-arg-file="))
                .flatMap(word -> BuildArgFile.read(files, "", word.substring(word.indexOf('=') + 1), gaps).stream())
                .toList();
        argsFiles.forEach(file -> args.putAll(file.args()));
        args.putAll(BuildPush.args(inputs.lines("build-args")));
        List<String> tags = words(inputs.text("tags").isEmpty() ? "latest" : inputs.text("tags"));
        String image = inputs.text("image");
        List<String> platforms = new ArrayList<>(inputs.list("platforms"));
        inputs.list("archs").stream()
                .map(arch -> arch.contains("/") ? arch : "linux/" + arch)
                .forEach(platforms::add);
        return context.flatMap(folder ->
                        DockerfilePaths.of(files, "", folder, written.stream().findFirst(), true))
                .map(dockerfile -> new BuildahBuild(
                        image,
                        tags,
                        new ImageBuild(
                                "redhat-actions/buildah-build",
                                place,
                                runner,
                                dockerfile,
                                target(inputs),
                                platforms,
                                args,
                                argsFiles.size() == 1 ? Optional.of(argsFiles.get(0)) : Optional.empty(),
                                names(image, tags),
                                false,
                                gaps)));
    }

    private static Optional<String> target(Inputs inputs) {
        List<String> words = words(inputs.text("extra-args"));
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).startsWith("--target=")) {
                return Optional.of(words.get(i).substring("--target=".length()));
            }
            if (words.get(i).equals("--target") && i + 1 < words.size()) {
                return Optional.of(words.get(i + 1));
            }
        }
        return Optional.empty();
    }

    Map<String, String> outputs() {
        return Map.of("image", image, "tags", String.join(" ", tags), "image-with-tag", image + ":" + tags.get(0));
    }

    /** The same, published if that step pushes it. */
    BuildahBuild pushed(Inputs inputs) {
        String pushed = inputs.text("image");
        if (!pushed.equals(image) && !Unknown.isIn(pushed)) {
            return this;
        }
        String registry = inputs.text("registry");
        List<String> pushedTags = inputs.text("tags").isEmpty() ? tags : words(inputs.text("tags"));
        String name = (registry.isEmpty() ? "" : registry.replaceFirst("/$", "") + "/") + image;
        return new BuildahBuild(image, tags, build.named(names(name, pushedTags), true));
    }

    private static List<String> names(String image, List<String> tags) {
        return tags.stream()
                .map(tag -> tag.contains("/") || tag.contains(":") ? tag : image + ":" + tag)
                .toList();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
