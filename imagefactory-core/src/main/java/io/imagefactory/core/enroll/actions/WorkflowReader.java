package io.imagefactory.core.enroll.actions;

import io.imagefactory.core.enroll.build.Findings;
import io.imagefactory.core.enroll.build.ImageBuild;
import io.imagefactory.core.enroll.build.Place;
import io.imagefactory.core.enroll.build.Repository;
import io.imagefactory.core.enroll.build.RepositoryFiles;
import io.imagefactory.core.enroll.build.RepositoryPath;
import io.imagefactory.core.enroll.build.Unknown;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlScalar;
import io.imagefactory.core.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the workflows of GitHub Actions, and of Gitea's and Forgejo's, which have the same form: their jobs, each for every
 * combination of its matrix, with the workflows and actions of the same repository that they use.
 */
public final class WorkflowReader {

    private static final String FOLDERS = "\\.(github|gitea|forgejo)/workflows/[^/]+\\.ya?ml";
    private static final int MAX_BUILDS = 20_000;
    private static final int MAX_NESTING = 4;

    /** In the name or the inputs of a workflow that builds images. */
    private static final Pattern OF_IMAGES =
            Pattern.compile("docker|image|container|buildah|kaniko|bake", Pattern.CASE_INSENSITIVE);

    private final WorkflowFiles files;
    private final Repository repository;
    private final List<ImageBuild> builds = new ArrayList<>();
    private final Optional<Boolean> assumed;
    private final Set<String> dispatchable = new TreeSet<>();
    private final Set<Findings.Unread> foreign = new LinkedHashSet<>();

    private WorkflowReader(RepositoryFiles files, Repository repository, Optional<Boolean> assumed) {
        this.files = new WorkflowFiles(files);
        this.repository = repository;
        this.assumed = assumed;
    }

    /**
     * What the workflows of a repository say.
     *
     * @param findings the builds of all workflows, and the files that are none
     * @param dispatchable the names of the workflows that can be started from outside, as a rebuild does
     */
    public record Workflows(Findings findings, Set<String> dispatchable) {}

    /** Reads all of them. */
    public static Workflows read(RepositoryFiles files, Repository repository) {
        WorkflowReader reader = readAll(files, repository, Optional.empty());
        List<ImageBuild> builds = new ArrayList<>(reader.builds);
        builds.addAll(chosen(files, repository, reader.builds));
        List<Findings.Unread> unread = new ArrayList<>(reader.files.unread().values());
        unread.addAll(reader.foreign);
        return new Workflows(new Findings(builds, List.of(), unread), reader.dispatchable);
    }

    private static WorkflowReader readAll(RepositoryFiles files, Repository repository, Optional<Boolean> assumed) {
        WorkflowReader reader = new WorkflowReader(files, repository, assumed);
        files.paths().stream().filter(path -> path.matches(FOLDERS)).forEach(reader::readFile);
        return reader;
    }

    /**
     * Where what is published depends on conditions that are known only in the run, what there is if they hold, and if
     * they do not.
     */
    private static List<ImageBuild> chosen(RepositoryFiles files, Repository repository, List<ImageBuild> plain) {
        Set<Place> known = plain.stream()
                .filter(WorkflowReader::isPublished)
                .map(ImageBuild::place)
                .collect(Collectors.toSet());
        Set<Place> open = plain.stream().map(ImageBuild::place).collect(Collectors.toSet());
        open.removeAll(known);
        return open.isEmpty()
                ? List.of()
                : Stream.of(true, false)
                        .flatMap(holds -> readAll(files, repository, Optional.of(holds)).builds.stream())
                        .filter(build -> open.contains(build.place()) && isPublished(build))
                        .map(build -> build.doubted("a condition decides in the run under which name it is published"))
                        .distinct()
                        .toList();
    }

    private static boolean isPublished(ImageBuild build) {
        return build.published() && build.names().stream().anyMatch(ImageBuild::isRepositoryKnown);
    }

    private void readFile(String path) {
        files.mapping(path).ifPresent(workflow -> {
            Map<String, YamlMapping> triggers = triggers(workflow);
            if (triggers.containsKey("workflow_dispatch")) {
                dispatchable.add(RepositoryPath.name(path));
            }
            if (!triggers.keySet().equals(Set.of("workflow_call"))) {
                YamlMapping defaults = defaults(triggers.getOrDefault("workflow_dispatch", YamlMapping.EMPTY)
                        .mapping("inputs"));
                new Run(path, workflow, new ImageBuild.Runner.Workflow(RepositoryPath.name(path)), 0)
                        .jobs(Contexts.of(repository, defaults, assumed));
            }
        });
    }

    private static Map<String, YamlMapping> triggers(YamlMapping workflow) {
        Map<String, YamlMapping> triggers = new LinkedHashMap<>();
        YamlNode on = workflow.get("on").orElse(YamlScalar.nothing());
        if (on instanceof YamlMapping mapping) {
            mapping.keys().forEach(name -> triggers.put(name, mapping.mapping(name)));
        } else if (on instanceof YamlSequence list) {
            list.items().forEach(name -> triggers.put(Expression.text(name), YamlMapping.EMPTY));
        } else {
            triggers.put(Expression.text(on), YamlMapping.EMPTY);
        }
        return triggers;
    }

    /** What inputs are by default; one without a default is not known. */
    static YamlMapping defaults(YamlMapping inputs) {
        Map<String, YamlNode> defaults = new LinkedHashMap<>();
        defaults.put(Contexts.OPEN, Expression.UNKNOWN);
        inputs.keys()
                .forEach(name -> inputs.mapping(name)
                        .get("default")
                        .filter(node -> node instanceof YamlScalar)
                        .ifPresent(value -> defaults.put(name, value)));
        return YamlMapping.of(defaults);
    }

    /** One workflow, started in one way. */
    private final class Run {

        private final String path;
        private final YamlMapping workflow;
        private final ImageBuild.Runner runner;
        private final int nesting;
        private final Map<String, YamlNode> results = new HashMap<>();
        private final Set<String> begun = new HashSet<>();

        Run(String path, YamlMapping workflow, ImageBuild.Runner runner, int nesting) {
            this.path = path;
            this.workflow = workflow;
            this.runner = runner;
            this.nesting = nesting;
        }

        /** @return the outputs of the workflow, where it is called as one */
        YamlNode jobs(Contexts contexts) {
            Contexts own = contexts.withEnv(workflow.mapping("env"));
            YamlMapping jobs = workflow.mapping("jobs");
            jobs.keys().forEach(job -> job(job, own));
            Map<String, YamlNode> outputs = new LinkedHashMap<>();
            outputs.put(Contexts.OPEN, Expression.UNKNOWN);
            Contexts after = own.with("jobs", YamlMapping.of(results));
            YamlMapping declared =
                    workflow.mapping("on").mapping("workflow_call").mapping("outputs");
            declared.keys()
                    .forEach(name -> declared.mapping(name)
                            .get("value")
                            .ifPresent(value -> outputs.put(name, after.value(value))));
            return YamlMapping.of(outputs);
        }

        /** A job after those that it needs, once. */
        private void job(String name, Contexts contexts) {
            if (!begun.add(name) || builds.size() > MAX_BUILDS || begun.size() > 1000) {
                return;
            }
            YamlMapping job = workflow.mapping("jobs").mapping(name);
            List<String> needed = job.get("needs").stream()
                    .flatMap(needs -> needs instanceof YamlSequence list ? list.items().stream() : Stream.of(needs))
                    .map(Expression::text)
                    .toList();
            needed.stream()
                    .filter(other -> workflow.mapping("jobs").keys().contains(other))
                    .forEach(other -> job(other, contexts));
            Map<String, YamlNode> needs = new LinkedHashMap<>();
            needs.put(Contexts.OPEN, Expression.UNKNOWN);
            needed.forEach(
                    other -> Optional.ofNullable(results.get(other)).ifPresent(result -> needs.put(other, result)));
            Contexts before = contexts.with("needs", YamlMapping.of(needs));
            YamlNode matrix = before.value(job.mapping("strategy").get("matrix").orElse(YamlScalar.nothing()));
            List<YamlNode> outputs = Matrix.combinations(matrix).stream()
                    .map(combination -> combination(job, before.with("matrix", combination)))
                    .toList();
            results.put(name, Contexts.open("outputs", outputs.size() == 1 ? outputs.get(0) : Contexts.open()));
        }

        private void tellForeign(String used, YamlMapping job) {
            boolean buildsImages = Stream.concat(Stream.of(used), job.mapping("with").keys().stream())
                    .anyMatch(word -> OF_IMAGES.matcher(word).find());
            if (buildsImages) {
                foreign.add(new Findings.Unread(
                        new Place(path, job.position().line()),
                        "what " + Unknown.shown(used) + " builds is written in another repository; look there, and add"
                                + " an entry for it"));
            }
        }

        private YamlNode combination(YamlMapping job, Contexts contexts) {
            Contexts own = contexts.withEnv(job.mapping("env"));
            if (!files.takesStep() || isSkipped(job, own)) {
                return Contexts.open();
            }
            Optional<String> called = job.text("uses");
            if (called.isPresent()) {
                if (!isOfRepository(called.get())) {
                    tellForeign(called.get(), job);
                }
                return call(called.get(), own.value(job.mapping("with")), own);
            }
            StepReader steps = new StepReader(files, path, runner, workingDirectory(job));
            steps.read(job, own);
            builds.addAll(steps.builds());
            return own.value(job.mapping("outputs"));
        }

        private String workingDirectory(YamlMapping job) {
            return job.mapping("defaults")
                    .mapping("run")
                    .text("working-directory")
                    .or(() -> workflow.mapping("defaults").mapping("run").text("working-directory"))
                    .orElse(".");
        }

        /** A workflow of the same repository; what others do is not known. */
        private YamlNode call(String used, YamlNode inputs, Contexts contexts) {
            if (!isOfRepository(used) || nesting >= MAX_NESTING) {
                return Contexts.open();
            }
            return RepositoryPath.resolve("", used.substring(2))
                    .flatMap(file -> files.mapping(file).map(other -> {
                        YamlMapping declared = triggers(other)
                                .getOrDefault("workflow_call", YamlMapping.EMPTY)
                                .mapping("inputs");
                        YamlMapping all = withInputs(declared, inputs, contexts);
                        return new Run(file, other, runner, nesting + 1).jobs(Contexts.of(repository, all, assumed));
                    }))
                    .orElseGet(Contexts::open);
        }
    }

    /** A workflow or an action of the same repository, at whatever commit. */
    static boolean isOfRepository(String used) {
        return used.startsWith("./") || used.startsWith("$/");
    }

    /** What is passed goes before the defaults; what is neither is empty. */
    static YamlMapping withInputs(YamlMapping declared, YamlNode passed, Contexts contexts) {
        Map<String, YamlNode> all = new LinkedHashMap<>();
        declared.keys()
                .forEach(name ->
                        declared.mapping(name).get("default").ifPresent(value -> all.put(name, contexts.value(value))));
        if (passed instanceof YamlMapping mapping) {
            all.putAll(mapping.values());
        }
        return YamlMapping.of(all);
    }

    /** Whether an {@code if:} says that it never runs here. */
    static boolean isSkipped(YamlMapping step, Contexts contexts) {
        return step.text("if")
                .map(text -> text.contains("${{")
                        ? Expression.value(text, contexts::get, Optional.empty())
                        : Expression.evaluate(text, contexts::get, Optional.empty()))
                .flatMap(Expression::isTrue)
                .filter(isTrue -> !isTrue)
                .isPresent();
    }
}
