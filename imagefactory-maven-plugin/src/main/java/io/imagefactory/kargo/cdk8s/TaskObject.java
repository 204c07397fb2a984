package io.imagefactory.kargo.cdk8s;

import imports.io.akuity.kargo.PromotionTask;
import imports.io.akuity.kargo.PromotionTaskProps;
import imports.io.akuity.kargo.PromotionTaskSpec;
import imports.io.akuity.kargo.PromotionTaskSpecSteps;
import imports.io.akuity.kargo.PromotionTaskSpecStepsRetry;
import imports.io.akuity.kargo.PromotionTaskSpecVars;
import io.imagefactory.kargo.KargoVersion;
import io.imagefactory.kargo.ManifestOptions;
import io.imagefactory.kargo.ObjectKind;
import io.imagefactory.kargo.Pipeline;
import java.util.List;
import java.util.Map;
import org.cdk8s.Chart;

/** A PromotionTask: steps that Stages share, and what they are told. */
sealed interface TaskObject extends KargoObject permits RecordTask, DispatchTask {

    List<PromotionTaskSpecVars> vars();

    List<PromotionTaskSpecSteps> steps(KargoVersion version);

    @Override
    default ObjectKind kind() {
        return ObjectKind.PROMOTION_TASK;
    }

    @Override
    default void addTo(Chart chart, ManifestOptions options) {
        new PromotionTask(
                chart,
                id(),
                PromotionTaskProps.builder()
                        .metadata(metadata(options, Map.of()))
                        .spec(PromotionTaskSpec.builder()
                                .vars(vars())
                                .steps(steps(options.kargoVersion()))
                                .build())
                        .build());
    }

    /** What each Stage must say. */
    static PromotionTaskSpecVars var(String name) {
        return PromotionTaskSpecVars.builder().name(name).build();
    }

    /** What no Stage need say. */
    static PromotionTaskSpecVars var(String name, String value) {
        return PromotionTaskSpecVars.builder().name(name).value(value).build();
    }

    /**
     * @param alias what other steps of the task call it
     * @param uses what Kargo calls this kind of step
     * @param config what it is told, by the fields of Kargo's schemas ({@code pkg/promotion/runner/builtin/schemas}), which
     *     its definition of a step leaves open
     */
    static PromotionTaskSpecSteps.Builder step(String alias, String uses, Map<String, Object> config) {
        return PromotionTaskSpecSteps.builder().uses(uses).as(alias).config(config);
    }

    /** A condition must ask for {@code success()} itself. */
    static String when(String condition) {
        return "${{ success() && " + condition + " }}";
    }

    /**
     * Rides out a day without the server that a step asks. Kargo never promotes Freight again whose promotion has failed, so
     * giving up loses what was found. Time alone is the limit: how many errors fit into it differs by release and begins
     * anew with each restart of the controller (with 5 ms at first, doubled up to 1,000 s, some 105 of them fill a day).
     */
    static PromotionTaskSpecStepsRetry retry() {
        return PromotionTaskSpecStepsRetry.builder()
                .errorThreshold(10_000)
                .timeout(KargoObject.text(Pipeline.PATIENCE))
                .build();
    }

    /** A value that other steps can ask for, by a bare expression: one without Kargo's marks around it. */
    static List<Map<String, String>> output(String name, String expression) {
        return List.of(Map.of("name", name, "fromExpression", expression));
    }
}
