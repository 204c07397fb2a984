package io.imagefactory.kargo.cdk8s;

import imports.io.akuity.kargo.PromotionTask;
import imports.io.akuity.kargo.PromotionTaskProps;
import imports.io.akuity.kargo.PromotionTaskSpec;
import imports.io.akuity.kargo.PromotionTaskSpecVars;
import io.imagefactory.kargo.ManifestOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cdk8s.Chart;

/** Makes a PromotionTask: steps that Stages share, and what they are told. */
final class TaskConstruct {

    private TaskConstruct() {}

    /** @param vars with their default; what has none is for each Stage to say */
    static void add(
            Chart chart,
            ManifestOptions options,
            KargoObject task,
            Map<String, Optional<String>> vars,
            List<TaskStep> steps) {
        new PromotionTask(
                chart,
                task.id(),
                PromotionTaskProps.builder()
                        .metadata(Metadata.of(task, options, Map.of()))
                        .spec(PromotionTaskSpec.builder()
                                .vars(vars.entrySet().stream()
                                        .map(TaskConstruct::var)
                                        .toList())
                                .steps(steps.stream().map(TaskStep::build).toList())
                                .build())
                        .build());
    }

    private static PromotionTaskSpecVars var(Map.Entry<String, Optional<String>> entry) {
        PromotionTaskSpecVars.Builder var = PromotionTaskSpecVars.builder().name(entry.getKey());
        entry.getValue().ifPresent(var::value);
        return var.build();
    }
}
