package io.imagefactory.core.enroll.actions;

import io.imagefactory.core.enroll.build.DockerfilePaths;
import io.imagefactory.core.enroll.build.ImageBuild;
import io.imagefactory.core.enroll.build.Place;
import io.imagefactory.core.enroll.build.RepositoryFiles;
import io.imagefactory.core.enroll.build.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step with {@code docker/build-push-action}, or with one of the actions that take the same inputs. */
final class BuildPush {

    private BuildPush() {}

    /** The build, if it is one of this repository. */
    static Optional<ImageBuild> build(
            RepositoryFiles files, Inputs inputs, String action, Place place, ImageBuild.Runner runner) {
        String written = inputs.text("context");
        Optional<String> context = DockerfilePaths.context("", written.isEmpty() ? "." : written);
        Optional<String> file = Optional.of(inputs.text("file")).filter(text -> !text.isEmpty());
        boolean inContext = DockerfilePaths.isDefaultContext(written);
        return context.flatMap(folder -> DockerfilePaths.of(files, inContext ? folder : "", folder, file, false))
                .map(dockerfile -> build(inputs, action, place, runner, dockerfile));
    }

    private static ImageBuild build(
            Inputs inputs, String action, Place place, ImageBuild.Runner runner, String dockerfile) {
        List<String> names = new ArrayList<>(inputs.list("tags"));
        boolean publishes = isTrueOrUnknown(inputs.text("push"));
        for (String output : inputs.lines("outputs")) {
            List<String> fields = Inputs.fields(output);
            publishes |= fields.contains("type=registry")
                    || fields.stream()
                            .anyMatch(field -> field.startsWith("push=") && isTrueOrUnknown(field.substring(5)));
            fields.stream()
                    .filter(field -> field.startsWith("name="))
                    .flatMap(field -> Inputs.fields(field.substring(5)).stream())
                    .map(name -> fields.contains("push-by-digest=true") ? name + ":" + Unknown.MARK : name)
                    .forEach(names::add);
        }
        return new ImageBuild(
                action,
                place,
                runner,
                dockerfile,
                Optional.of(inputs.text("target")).filter(target -> !target.isEmpty()),
                inputs.list("platforms"),
                args(inputs.lines("build-args")),
                names,
                publishes,
                inputs.lines("build-contexts").isEmpty()
                        ? List.of()
                        : List.of("contexts of its own may take the place of base images"));
    }

    /** Lines of {@code NAME=value}. */
    static Map<String, String> args(List<String> lines) {
        Map<String, String> args = new LinkedHashMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (equals > 0 && !Unknown.isIn(line.substring(0, equals))) {
                args.put(line.substring(0, equals).strip(), line.substring(equals + 1));
            }
        }
        return args;
    }

    private static boolean isTrueOrUnknown(String text) {
        return text.equals("true") || Unknown.isIn(text);
    }
}
