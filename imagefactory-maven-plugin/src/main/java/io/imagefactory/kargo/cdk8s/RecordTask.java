package io.imagefactory.kargo.cdk8s;

import io.imagefactory.kargo.ManifestOptions;
import io.imagefactory.kargo.ObjectKind;
import io.imagefactory.kargo.StateRepository;
import io.imagefactory.kargo.cdk8s.StepConfig.GitClone;
import io.imagefactory.kargo.cdk8s.StepConfig.GitCommit;
import io.imagefactory.kargo.cdk8s.StepConfig.GitPush;
import io.imagefactory.kargo.cdk8s.StepConfig.Output;
import io.imagefactory.kargo.cdk8s.StepConfig.SetMetadata;
import io.imagefactory.kargo.cdk8s.StepConfig.YamlParse;
import io.imagefactory.kargo.cdk8s.StepConfig.YamlUpdate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cdk8s.Chart;

/**
 * Records the digest of a base image in the state, by a commit. Where the state says it already nothing is committed.
 *
 * <p>A value that is one expression and nothing else becomes a number where it looks like one ({@code 3.10} becomes 3.1),
 * unless it is quoted.
 *
 * @param marksFreight whether Freight that changes the state is marked, for {@link DispatchTask}
 */
record RecordTask(StateRepository repository, boolean marksFreight) implements KargoObject {

    static final String NAME = "record-base-image";
    static final String STATE_FILE = "stateFile";
    static final String IMAGE = "image";

    private static final int NETWORK_ERRORS = 3;
    private static final String CLONE = "./state";
    private static final String FILE = CLONE + "/${{ vars." + STATE_FILE + " }}";

    /** With its origin, since several Warehouses may follow one repository. */
    private static final String DIGEST =
            "imageFrom(vars." + IMAGE + ", warehouse(ctx.targetFreight.origin.name)).Digest";

    private static final String KNOWN_DIGEST = "task.outputs.before.digest";

    @Override
    public ObjectKind kind() {
        return ObjectKind.PROMOTION_TASK;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void addTo(Chart chart, ManifestOptions options) {
        Map<String, Optional<String>> vars = new LinkedHashMap<>();
        vars.put("stateRepo", Optional.of(repository.url()));
        vars.put("stateBranch", Optional.of(repository.branch()));
        vars.put(STATE_FILE, Optional.empty());
        vars.put(IMAGE, Optional.empty());
        TaskConstruct.add(chart, options, this, vars, steps());
    }

    /** Freight is marked before the push: a promotion that is interrupted between them begins anew, and marks nothing then. */
    private List<TaskStep> steps() {
        List<TaskStep> steps = new ArrayList<>(List.of(cloned(), before(), update()));
        if (marksFreight) {
            steps.add(mark());
        }
        steps.addAll(List.of(commit(), push()));
        return steps;
    }

    private static TaskStep cloned() {
        return TaskStep.of(
                        "clone",
                        new GitClone(
                                "${{ vars.stateRepo }}",
                                List.of(new GitClone.Checkout("${{ quote(vars.stateBranch) }}", CLONE))))
                .retried(NETWORK_ERRORS);
    }

    private static TaskStep before() {
        return TaskStep.of("before", new YamlParse(FILE, List.of(new Output("digest", "currentDigest ?? \"\""))));
    }

    private static TaskStep update() {
        return TaskStep.of(
                        "update",
                        new YamlUpdate(
                                FILE,
                                List.of(
                                        new YamlUpdate.Update("previousDigest", "${{ quote(" + KNOWN_DIGEST + ") }}"),
                                        new YamlUpdate.Update("currentDigest", "${{ quote(" + DIGEST + ") }}"),
                                        new YamlUpdate.Update(
                                                "lastUpdated", "${{ now().UTC().Format(\"2006-01-02T15:04:05Z\") }}"))))
                .when("success() && " + KNOWN_DIGEST + " != " + DIGEST);
    }

    /** The first digest that is recorded is no change. */
    private static TaskStep mark() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(DispatchTask.CHANGED, true);
        values.put(DispatchTask.DIGEST, "${{ quote(" + DIGEST + ") }}");
        return TaskStep.of(
                        "mark",
                        new SetMetadata(List.of(
                                new SetMetadata.Update("Freight", "${{ quote(ctx.targetFreight.name) }}", values))))
                .when("success() && status('update') == 'Succeeded' && " + KNOWN_DIGEST + " != \"\"");
    }

    private static TaskStep commit() {
        return TaskStep.of("commit", new GitCommit(CLONE, """
            Record ${{ ctx.targetFreight.origin.name }} at ${{ %s }}

            Freight: ${{ ctx.targetFreight.name }}
            Promotion: ${{ ctx.promotion }}
            """.formatted(DIGEST)))
                .when("success() && status('update') == 'Succeeded'");
    }

    private static TaskStep push() {
        return TaskStep.of("push", new GitPush(CLONE, "${{ quote(vars.stateBranch) }}"))
                .when("success() && status('commit') == 'Succeeded'")
                .retried(NETWORK_ERRORS);
    }
}
