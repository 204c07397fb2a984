package io.imagefactory.kargo.cdk8s;

import imports.io.akuity.kargo.PromotionTaskSpecSteps;
import imports.io.akuity.kargo.PromotionTaskSpecStepsRetry;
import java.time.Duration;

/** One step of a PromotionTask. */
final class TaskStep {

    private final PromotionTaskSpecSteps.Builder step;

    private TaskStep(PromotionTaskSpecSteps.Builder step) {
        this.step = step;
    }

    /** @param alias what other steps of the task call it */
    static TaskStep of(String alias, StepConfig config) {
        return new TaskStep(
                PromotionTaskSpecSteps.builder().uses(config.uses()).as(alias).config(config.toObject()));
    }

    /** @param condition without Kargo's marks; it is up to the condition to ask for {@code success()} */
    TaskStep when(String condition) {
        step.ifValue("${{ " + condition + " }}");
        return this;
    }

    /** @param errors so many in a row make the promotion fail */
    TaskStep retried(int errors) {
        step.retry(PromotionTaskSpecStepsRetry.builder().errorThreshold(errors).build());
        return this;
    }

    /** @param limit how long it may go on in all; without one, a step that has not succeeded yet goes on for ever */
    TaskStep retried(int errors, Duration limit) {
        step.retry(PromotionTaskSpecStepsRetry.builder()
                .errorThreshold(errors)
                .timeout(GoDuration.of(limit))
                .build());
        return this;
    }

    PromotionTaskSpecSteps build() {
        return step.build();
    }
}
