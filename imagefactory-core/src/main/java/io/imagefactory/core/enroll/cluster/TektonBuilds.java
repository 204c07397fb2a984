package io.imagefactory.core.enroll.cluster;

import io.imagefactory.core.enroll.build.DockerfilePaths;
import io.imagefactory.core.enroll.build.ImageBuild;
import io.imagefactory.core.enroll.build.Interpolation;
import io.imagefactory.core.enroll.build.Place;
import io.imagefactory.core.enroll.build.RepositoryFiles;
import io.imagefactory.core.enroll.build.Unknown;
import io.imagefactory.core.enroll.command.Command;
import io.imagefactory.core.enroll.command.CommandBuilds;
import io.imagefactory.core.enroll.command.ShellScript;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlScalar;
import io.imagefactory.core.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Builds of Tekton: tasks called {@code buildah} or {@code kaniko} with literal parameters {@code IMAGE}, {@code DOCKERFILE}
 * and {@code CONTEXT}, and the command lines of steps, with the defaults of the task's own parameters.
 */
final class TektonBuilds {

    private static final Pattern PARAMETER = Pattern.compile("\\$\\((?:inputs\\.)?params\\.([\\w.-]+)\\)");
    private static final Pattern TASKS = Pattern.compile("(?:.*-)?(buildah|kaniko)(?:-.*)?");
    private static final int MAX_DEPTH = 100;

    private final RepositoryFiles files;
    private final List<ImageBuild> builds = new ArrayList<>();

    TektonBuilds(RepositoryFiles files) {
        this.files = files;
    }

    List<ImageBuild> builds() {
        return builds;
    }

    void read(String path, YamlMapping document) {
        if (document.text("apiVersion")
                .filter(version -> version.startsWith("tekton.dev/"))
                .isPresent()) {
            walk(path, document, params(document.mapping("spec")), 0);
        }
    }

    private void walk(String path, YamlNode node, Map<String, String> params, int depth) {
        if (depth > MAX_DEPTH) {
            return;
        }
        if (node instanceof YamlSequence list) {
            list.items().forEach(item -> walk(path, item, params, depth + 1));
        } else if (node instanceof YamlMapping mapping) {
            if (mapping.keys().contains("taskRef")) {
                task(path, mapping, params);
            }
            if (mapping.get("steps").orElse(YamlScalar.nothing()) instanceof YamlSequence steps) {
                steps(path, steps, params);
            }
            mapping.values().values().forEach(value -> walk(path, value, params, depth + 1));
        }
    }

    /** The parameters that a task or a pipeline declares or is given, with the values that are there. */
    private static Map<String, String> params(YamlMapping spec) {
        Map<String, String> values = new LinkedHashMap<>();
        if (spec.get("params").orElse(YamlScalar.nothing()) instanceof YamlSequence list) {
            for (YamlNode item : list.items()) {
                if (item instanceof YamlMapping param) {
                    Optional<String> value = param.text("value").or(() -> param.text("default"));
                    param.text("name").ifPresent(name -> value.ifPresent(text -> values.put(name, text)));
                }
            }
        }
        return values;
    }

    private static String replaced(String text, Map<String, String> params) {
        return PARAMETER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(params.getOrDefault(found.group(1), Unknown.TEXT)))
                .replace("$(workspaces.source.path)", ".");
    }

    private void task(String path, YamlMapping call, Map<String, String> outer) {
        YamlMapping ref = call.mapping("taskRef");
        String name = ref.text("name")
                .or(() -> Optional.ofNullable(params(ref).get("name")))
                .orElse("");
        Matcher task = TASKS.matcher(name);
        Map<String, String> params = new LinkedHashMap<>();
        params(call).forEach((param, value) -> params.put(param, replaced(value, outer)));
        Optional<String> image = Optional.ofNullable(params.get("IMAGE"));
        if (!task.matches() || image.isEmpty()) {
            return;
        }
        DockerfilePaths.context("", params.getOrDefault("CONTEXT", "."))
                .flatMap(context ->
                        DockerfilePaths.of(files, "", context, Optional.ofNullable(params.get("DOCKERFILE")), true))
                .ifPresent(dockerfile -> builds.add(new ImageBuild(
                        "Tekton's " + task.group(1),
                        new Place(path, call.position().line()),
                        new ImageBuild.Runner.Anyone(),
                        dockerfile,
                        Optional.empty(),
                        List.of(),
                        Map.of(),
                        List.of(image.get()),
                        true,
                        params.containsKey("BUILD_EXTRA_ARGS")
                                ? List.of("BUILD_EXTRA_ARGS of the task are not read")
                                : List.of())));
    }

    private void steps(String path, YamlSequence steps, Map<String, String> params) {
        List<CommandBuilds.Located> commands = new ArrayList<>();
        for (YamlNode item : steps.items()) {
            if (item instanceof YamlMapping step) {
                Place place = new Place(path, step.position().line());
                step.text("script")
                        .map(script -> ShellScript.read(replaced(script, params), Map.of(), ""))
                        .orElseGet(() -> command(step, params))
                        .forEach(command -> commands.add(new CommandBuilds.Located(command, place)));
            }
        }
        builds.addAll(new CommandBuilds(files, new ImageBuild.Runner.Anyone()).of(commands));
    }

    /** {@code command} and {@code args}; kaniko's image has its command in itself. */
    private static List<Command> command(YamlMapping step, Map<String, String> params) {
        List<String> words = new ArrayList<>();
        SkaffoldBuilds.texts(step.get("command")).forEach(word -> words.add(replaced(word, params)));
        List<String> args = SkaffoldBuilds.texts(step.get("args"));
        if (words.isEmpty()
                && step.text("image").filter(image -> image.contains("kaniko")).isPresent()) {
            words.add("/kaniko/executor");
        }
        args.forEach(word -> words.add(Interpolation.of(replaced(word, params), Map.of())));
        return words.isEmpty()
                ? List.of()
                : List.of(new Command(words, 1, "", Optional.empty(), false, name -> Optional.empty()));
    }
}
