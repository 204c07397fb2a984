package io.imagefactory.core.enroll.gitlab;

import io.imagefactory.core.enroll.bake.BakeReader;
import io.imagefactory.core.enroll.build.Findings;
import io.imagefactory.core.enroll.build.ImageBuild;
import io.imagefactory.core.enroll.build.Interpolation;
import io.imagefactory.core.enroll.build.Place;
import io.imagefactory.core.enroll.build.Repository;
import io.imagefactory.core.enroll.build.RepositoryFiles;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code .gitlab-ci.yml}: the command lines of its jobs, with the variables that the pipeline, the job and its
 * {@code parallel: matrix} give them. Variables of the project and of a run are not known.
 */
public final class PipelineReader {

    private static final int MAX_COMBINATIONS = 200;
    private static final int MAX_DEPTH = 10;

    private final RepositoryFiles files;
    private final PipelineFile pipeline;
    private final Map<String, String> predefined;

    private PipelineReader(RepositoryFiles files, PipelineFile pipeline, Repository repository) {
        this.files = files;
        this.pipeline = pipeline;
        this.predefined = predefined(repository);
    }

    public static Findings read(RepositoryFiles files, Repository repository) {
        PipelineFile pipeline = PipelineFile.read(files);
        PipelineReader reader = new PipelineReader(files, pipeline, repository);
        List<ImageBuild> builds = new ArrayList<>();
        pipeline.jobs().forEach(job -> builds.addAll(reader.job(job)));
        return new Findings(builds, List.of(), pipeline.unread());
    }

    private static Map<String, String> predefined(Repository repository) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("CI_PROJECT_DIR", ".");
        repository.branch().ifPresent(branch -> variables.put("CI_DEFAULT_BRANCH", branch));
        repository.host().ifPresent(host -> variables.put("CI_SERVER_HOST", host));
        repository.path().ifPresent(path -> variables.put("CI_PROJECT_PATH", path));
        repository.name().ifPresent(name -> variables.put("CI_PROJECT_NAME", name));
        repository.owner().ifPresent(owner -> variables.put("CI_PROJECT_NAMESPACE", owner));
        // A server of one's own says in its configuration where its registry is.
        repository
                .host()
                .filter("gitlab.com"::equals)
                .flatMap(host -> repository.path())
                .ifPresent(path -> {
                    variables.put("CI_REGISTRY", "registry.gitlab.com");
                    variables.put("CI_REGISTRY_IMAGE", "registry.gitlab.com/" + path.toLowerCase(Locale.ROOT));
                });
        return variables;
    }

    private List<ImageBuild> job(PipelineFile.Job job) {
        List<ImageBuild> builds = new ArrayList<>();
        ImageBuild.Runner runner = new ImageBuild.Runner.Pipeline(job.name());
        Place place = new Place(job.file(), job.line());
        String script = String.join("\n", pipeline.lines(job.definition(), "before_script")) + "\n"
                + String.join("\n", pipeline.lines(job.definition(), "script"));
        for (Map<String, String> combination : combinations(job.definition())) {
            Map<String, String> variables = variables(job.definition(), combination);
            List<CommandBuilds.Located> commands = new ArrayList<>();
            for (Command command : ShellScript.read(script, variables, "")) {
                commands.add(new CommandBuilds.Located(command, place));
                BakeCommand.of(command)
                        .ifPresent(bake -> BakeReader.read(files, bake.request())
                                .forEach(build -> builds.add(
                                        build.startedBy(runner, place, bake.publishes() || build.published()))));
            }
            builds.addAll(new CommandBuilds(files, runner).of(commands));
        }
        return builds;
    }

    /** Those of the pipeline, then of the job, then of its matrix; each may use the others. */
    private Map<String, String> variables(YamlMapping job, Map<String, String> combination) {
        Map<String, String> written = new LinkedHashMap<>();
        addVariables(pipeline.root().mapping("variables"), written);
        addVariables(job.mapping("variables"), written);
        written.putAll(combination);
        Map<String, String> known = new LinkedHashMap<>(predefined);
        for (int round = 0; round < MAX_DEPTH; round++) {
            Map<String, String> next = new LinkedHashMap<>(predefined);
            Map<String, String> all = new LinkedHashMap<>(written);
            all.putAll(known);
            written.forEach((name, value) -> next.put(name, bounded(Interpolation.of(value, all))));
            if (next.equals(known)) {
                break;
            }
            known = next;
        }
        return known;
    }

    private static String bounded(String text) {
        return text.length() > 10_000 ? text.substring(0, 10_000) : text;
    }

    private static void addVariables(YamlMapping variables, Map<String, String> all) {
        variables.values().forEach((name, value) -> {
            Optional<String> text =
                    value instanceof YamlMapping described ? described.text("value") : variables.text(name);
            text.ifPresent(known -> all.put(name, known));
        });
    }

    /** What {@code parallel: matrix} gives each job; one without anything where there is none. */
    private static List<Map<String, String>> combinations(YamlMapping job) {
        List<Map<String, String>> all = new ArrayList<>();
        if (job.mapping("parallel").get("matrix").orElse(YamlScalar.nothing()) instanceof YamlSequence matrix) {
            matrix.items().stream()
                    .filter(YamlMapping.class::isInstance)
                    .forEach(row -> all.addAll(combinationsOf((YamlMapping) row)));
        }
        return all.isEmpty() ? List.of(Map.of()) : all.subList(0, Math.min(all.size(), MAX_COMBINATIONS));
    }

    private static List<Map<String, String>> combinationsOf(YamlMapping row) {
        List<Map<String, String>> combinations = new ArrayList<>(List.of(Map.of()));
        for (Map.Entry<String, YamlNode> axis : row.values().entrySet()) {
            List<YamlNode> values =
                    axis.getValue() instanceof YamlSequence list ? list.items() : List.of(axis.getValue());
            List<Map<String, String>> multiplied = new ArrayList<>();
            for (Map<String, String> combination : combinations) {
                for (YamlNode value : values) {
                    if (value instanceof YamlScalar scalar && multiplied.size() < MAX_COMBINATIONS) {
                        Map<String, String> with = new LinkedHashMap<>(combination);
                        with.put(axis.getKey(), scalar.text());
                        multiplied.add(with);
                    }
                }
            }
            combinations = multiplied;
        }
        return combinations;
    }
}
