package io.imagefactory.kargo.cdk8s;

import imports.io.akuity.kargo.PromotionTaskSpecSteps;
import imports.io.akuity.kargo.PromotionTaskSpecVars;
import io.imagefactory.kargo.KargoVersion;
import io.imagefactory.kargo.StateRepository;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Records the digest of a base image in the state, by a commit. Where the state says it already nothing is committed.
 *
 * <p>A value that is one expression and nothing else becomes a number where it looks like one ({@code 3.10} becomes 3.1),
 * unless it is quoted.
 *
 * @param marksFreight whether Freight that changes the state is marked, for {@link DispatchTask}
 */
record RecordTask(StateRepository repository, boolean marksFreight) implements TaskObject {

    static final String NAME = "record-base-image";
    static final String STATE_FILE = "stateFile";
    static final String IMAGE = "image";

    /**
     * Another folder for each try: after a controller was killed, Kargo goes on where the leavings of the last try are, and
     * Git clones into no folder that is there. The step's output names it, as the key of the commit that was checked out.
     */
    private static final String NEW_CLONE = "./state-${{ now().UnixNano() }}";

    private static final String CLONE = "${{ keys(task.outputs.clone.commits)[0] }}";
    private static final String FILE = CLONE + "/${{ vars." + STATE_FILE + " }}";
    private static final String BRANCH = "${{ quote(vars.stateBranch) }}";

    /** With its origin, since several Warehouses may follow one repository. */
    private static final String DIGEST =
            "imageFrom(vars." + IMAGE + ", warehouse(ctx.targetFreight.origin.name)).Digest";

    private static final String KNOWN_DIGEST = "task.outputs.before.digest";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<PromotionTaskSpecVars> vars() {
        return List.of(
                TaskObject.var("stateRepo", repository.url()),
                TaskObject.var("stateBranch", repository.branch()),
                TaskObject.var(STATE_FILE),
                TaskObject.var(IMAGE));
    }

    /** Freight is marked before the push: a promotion that is interrupted between them begins anew, and marks nothing then. */
    @Override
    public List<PromotionTaskSpecSteps> steps(KargoVersion version) {
        Optional<PromotionTaskSpecSteps.Builder> mark = Optional.of(mark()).filter(any -> marksFreight);
        return Stream.of(Stream.of(cloned(), before(), update()), mark.stream(), Stream.of(commit(), push()))
                .flatMap(steps -> steps.map(PromotionTaskSpecSteps.Builder::build))
                .toList();
    }

    private static PromotionTaskSpecSteps.Builder cloned() {
        Map<String, String> checkout = Map.of("branch", BRANCH, "path", NEW_CLONE);
        return TaskObject.step(
                        "clone", "git-clone", Map.of("repoURL", "${{ vars.stateRepo }}", "checkout", List.of(checkout)))
                .retry(TaskObject.retry());
    }

    private static PromotionTaskSpecSteps.Builder before() {
        return TaskObject.step(
                "before",
                "yaml-parse",
                Map.of("path", FILE, "outputs", TaskObject.output("digest", "currentDigest ?? \"\"")));
    }

    /** Changes scalars that are there, and nothing else. */
    private static PromotionTaskSpecSteps.Builder update() {
        List<Map<String, String>> updates = List.of(
                Map.of("key", "previousDigest", "value", "${{ quote(" + KNOWN_DIGEST + ") }}"),
                Map.of("key", "currentDigest", "value", "${{ quote(" + DIGEST + ") }}"),
                Map.of("key", "lastUpdated", "value", "${{ now().UTC().Format(\"2006-01-02T15:04:05Z\") }}"));
        return TaskObject.step("update", "yaml-update", Map.of("path", FILE, "updates", updates))
                .ifValue(TaskObject.when(KNOWN_DIGEST + " != " + DIGEST));
    }

    /** The first digest that is recorded is no change. */
    private static PromotionTaskSpecSteps.Builder mark() {
        Map<String, Object> update = Map.of(
                "kind",
                "Freight",
                "name",
                "${{ quote(ctx.targetFreight.name) }}",
                "values",
                Map.of(DispatchTask.CHANGED, true, DispatchTask.DIGEST, "${{ quote(" + DIGEST + ") }}"));
        return TaskObject.step("mark", "set-metadata", Map.of("updates", List.of(update)))
                .ifValue(TaskObject.when("status('update') == 'Succeeded' && " + KNOWN_DIGEST + " != \"\""));
    }

    private static PromotionTaskSpecSteps.Builder commit() {
        String message = """
            Record ${{ ctx.targetFreight.origin.name }} at ${{ %s }}

            Freight: ${{ ctx.targetFreight.name }}
            Promotion: ${{ ctx.promotion }}
            """.formatted(DIGEST);
        return TaskObject.step("commit", "git-commit", Map.of("path", CLONE, "message", message))
                .ifValue(TaskObject.when("status('update') == 'Succeeded'"));
    }

    private static PromotionTaskSpecSteps.Builder push() {
        return TaskObject.step("push", "git-push", Map.of("path", CLONE, "targetBranch", BRANCH))
                .ifValue(TaskObject.when("status('commit') == 'Succeeded'"))
                .retry(TaskObject.retry());
    }
}
