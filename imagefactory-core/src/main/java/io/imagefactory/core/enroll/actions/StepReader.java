package io.imagefactory.core.enroll.actions;

import io.imagefactory.core.enroll.bake.BakeReader;
import io.imagefactory.core.enroll.bake.BakeRequest;
import io.imagefactory.core.enroll.build.DockerfilePaths;
import io.imagefactory.core.enroll.build.ImageBuild;
import io.imagefactory.core.enroll.build.Place;
import io.imagefactory.core.enroll.build.RepositoryFiles;
import io.imagefactory.core.enroll.build.RepositoryPath;
import io.imagefactory.core.enroll.build.Unknown;
import io.imagefactory.core.enroll.command.BakeCommand;
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
import java.util.Set;

/** The steps of one job, in their order: what they build, and what they leave to the ones after them. */
final class StepReader {

    private static final Set<String> METADATA = Set.of("docker/metadata-action", "crazy-max/ghaction-docker-meta");
    private static final Set<String> BUILD =
            Set.of("docker/build-push-action", "depot/build-push-action", "useblacksmith/build-push-action");
    private static final Set<String> BAKE = Set.of("docker/bake-action", "depot/bake-action");
    private static final String ENV_FILE = "/github/env";
    private static final String OUTPUT_FILE = "/github/output";
    private static final int MAX_NESTING = 5;

    private final WorkflowFiles workflows;
    private final RepositoryFiles files;
    private final String path;
    private final ImageBuild.Runner runner;
    private final String workingDirectory;
    private final List<ImageBuild> builds = new ArrayList<>();
    private final List<CommandBuilds.Located> commands = new ArrayList<>();
    private final List<BuildahBuild> buildah = new ArrayList<>();
    private int nesting;

    StepReader(WorkflowFiles workflows, String path, ImageBuild.Runner runner, String workingDirectory) {
        this.workflows = workflows;
        this.files = workflows.files();
        this.path = path;
        this.runner = runner;
        this.workingDirectory = workingDirectory;
    }

    /** @param job what has {@code steps}: a job, or what a composite action runs */
    void read(YamlMapping job, Contexts contexts) {
        read(job, contexts, path);
        builds.addAll(new CommandBuilds(files, runner).of(commands));
        buildah.forEach(build -> builds.add(build.build()));
    }

    List<ImageBuild> builds() {
        return builds;
    }

    private void read(YamlMapping job, Contexts contexts, String file) {
        if (!(job.get("steps").orElse(YamlScalar.nothing()) instanceof YamlSequence steps)) {
            return;
        }
        for (YamlNode node : steps.items()) {
            if (node instanceof YamlMapping step && workflows.takesStep()) {
                Contexts own = contexts.withEnv(step.mapping("env"));
                if (!WorkflowReader.isSkipped(step, own)) {
                    Map<String, String> outputs = step(step, own, contexts, file);
                    step.text("id").ifPresent(id -> contexts.setOutputs(id, outputs));
                }
            }
        }
    }

    /** @return what it puts out, as far as that is known */
    private Map<String, String> step(YamlMapping step, Contexts own, Contexts job, String file) {
        Optional<String> script = step.text("run");
        if (script.isPresent()) {
            return run(step, own, job, file);
        }
        String used = own.text(step, "uses");
        Inputs inputs = new Inputs(step.mapping("with"), own);
        Place place = new Place(file, step.position().line());
        String action = used.contains("@") ? used.substring(0, used.indexOf('@')) : used;
        if (WorkflowReader.isOfRepository(action)) {
            return composite(action, step, own);
        }
        if (METADATA.contains(action)) {
            return Metadata.outputs(inputs);
        }
        if (BUILD.contains(action)) {
            BuildPush.build(files, inputs, action, place, runner).ifPresent(builds::add);
        } else if (BAKE.contains(action)) {
            bake(inputs, place, own);
        } else if (action.equals("redhat-actions/buildah-build")) {
            return BuildahBuild.of(files, inputs, place, runner)
                    .map(build -> {
                        buildah.add(build);
                        return build.outputs();
                    })
                    .orElse(Map.of());
        } else if (action.equals("redhat-actions/push-to-registry")) {
            buildah.replaceAll(build -> build.pushed(inputs));
        }
        return Map.of();
    }

    private Map<String, String> composite(String used, YamlMapping step, Contexts own) {
        Optional<String> folder = RepositoryPath.resolve("", used.substring(2));
        if (folder.isEmpty() || nesting >= MAX_NESTING) {
            return Map.of();
        }
        for (String name : List.of("action.yml", "action.yaml")) {
            String file = folder.get().isEmpty() ? name : folder.get() + "/" + name;
            Optional<YamlMapping> action = workflows.mapping(file);
            if (action.isPresent()) {
                YamlMapping inputs =
                        WorkflowReader.withInputs(action.get().mapping("inputs"), own.value(step.mapping("with")), own);
                Contexts inAction = own.inAction(inputs);
                nesting++;
                read(action.get().mapping("runs"), inAction, file);
                nesting--;
                Map<String, String> outputs = new LinkedHashMap<>();
                YamlMapping declared = action.get().mapping("outputs");
                declared.keys()
                        .forEach(output -> outputs.put(output, inAction.text(declared.mapping(output), "value")));
                return outputs;
            }
        }
        return Map.of();
    }

    private void bake(Inputs inputs, Place place, Contexts own) {
        boolean publishes =
                !inputs.text("push").isEmpty() && !inputs.text("push").equals("false")
                        || inputs.lines("set").stream().anyMatch(BakeRequest::isPush);
        String source = inputs.text("source").isEmpty() ? inputs.text("workdir") : inputs.text("source");
        String folder =
                DockerfilePaths.context("", source.isEmpty() ? "." : source).orElse(Unknown.TEXT);
        BakeRequest request = new BakeRequest(
                folder,
                inputs.list("files").stream()
                        .map(name -> name.replaceFirst("^cwd://", ""))
                        .toList(),
                inputs.list("targets"),
                inputs.lines("set"),
                name -> Optional.ofNullable(own.env().get(name)));
        BakeReader.read(files, request)
                .forEach(build -> builds.add(build.startedBy(runner, place, publishes || build.published())));
    }

    private Map<String, String> run(YamlMapping step, Contexts own, Contexts job, String file) {
        YamlScalar written = (YamlScalar) step.values().get("run");
        String script = own.interpolate(written.text());
        String folder = own.text(step, "working-directory");
        Map<String, String> variables = new LinkedHashMap<>(own.env());
        variables.put("GITHUB_ENV", ENV_FILE);
        variables.put("GITHUB_OUTPUT", OUTPUT_FILE);
        variables.put("GITHUB_WORKSPACE", ".");
        for (String name : List.of("repository", "repository_owner", "server_url")) {
            String value = own.interpolate("${{ github." + name + " }}");
            variables.putIfAbsent("GITHUB_" + name.toUpperCase(java.util.Locale.ROOT), value);
        }
        int before = written.position().line() + (written.text().indexOf('\n') >= 0 ? 0 : -1);
        Map<String, String> outputs = new LinkedHashMap<>();
        String start = RepositoryPath.resolve("", folder.isEmpty() ? workingDirectory : folder)
                .orElse(Unknown.TEXT);
        for (Command command : ShellScript.read(script, variables, start)) {
            Place place = new Place(file, Math.max(1, before + command.line()));
            commands.add(new CommandBuilds.Located(command, place));
            BakeCommand.of(command)
                    .ifPresent(bake -> BakeReader.read(files, bake.request())
                            .forEach(build ->
                                    builds.add(build.startedBy(runner, place, bake.publishes() || build.published()))));
            remember(command, job, outputs);
        }
        return outputs;
    }

    /** {@code echo NAME=value >> $GITHUB_ENV}. */
    private static void remember(Command command, Contexts job, Map<String, String> outputs) {
        List<String> words = command.words();
        String target = command.file().orElse("");
        int equals = words.size() > 1 ? words.get(1).indexOf('=') : -1;
        if (!words.get(0).equals("echo") || equals < 1) {
            return;
        }
        String name = words.get(1).substring(0, equals);
        String value = command.conditional()
                ? Unknown.TEXT
                : String.join(" ", words.subList(1, words.size())).substring(equals + 1);
        if (target.equals(ENV_FILE)) {
            job.setEnv(name, value);
        } else if (target.equals(OUTPUT_FILE)) {
            outputs.put(name, value);
        }
    }
}
