package io.imagefactory.kargo.cdk8s;

import imports.io.akuity.kargo.Stage;
import imports.io.akuity.kargo.StageProps;
import imports.io.akuity.kargo.StageSpec;
import imports.io.akuity.kargo.StageSpecPromotionTemplate;
import imports.io.akuity.kargo.StageSpecPromotionTemplateSpec;
import imports.io.akuity.kargo.StageSpecPromotionTemplateSpecSteps;
import imports.io.akuity.kargo.StageSpecPromotionTemplateSpecStepsTask;
import imports.io.akuity.kargo.StageSpecPromotionTemplateSpecStepsVars;
import imports.io.akuity.kargo.StageSpecRequestedFreight;
import imports.io.akuity.kargo.StageSpecRequestedFreightOrigin;
import imports.io.akuity.kargo.StageSpecRequestedFreightOriginKind;
import imports.io.akuity.kargo.StageSpecRequestedFreightSources;
import io.imagefactory.kargo.ManifestOptions;
import java.util.List;
import java.util.Map;
import org.cdk8s.Chart;

/** Makes a Stage whose promotions are one PromotionTask. */
final class StageConstruct {

    private StageConstruct() {}

    /**
     * @param role what the Stage is for; the value of the label {@code imagefactory.io/role}
     * @param task the task's name
     * @param vars what the task is told
     */
    static void add(
            Chart chart,
            ManifestOptions options,
            KargoObject stage,
            String role,
            List<StageSpecRequestedFreight> freight,
            String task,
            Map<String, String> vars) {
        StageSpecPromotionTemplateSpecSteps step = StageSpecPromotionTemplateSpecSteps.builder()
                .task(StageSpecPromotionTemplateSpecStepsTask.builder()
                        .name(task)
                        .build())
                .as(role)
                .vars(vars.entrySet().stream().map(StageConstruct::var).toList())
                .build();
        new Stage(
                chart,
                stage.id(),
                StageProps.builder()
                        .metadata(Metadata.of(stage, options, Map.of("imagefactory.io/role", role)))
                        .spec(StageSpec.builder()
                                .requestedFreight(freight)
                                .promotionTemplate(StageSpecPromotionTemplate.builder()
                                        .spec(StageSpecPromotionTemplateSpec.builder()
                                                .steps(List.of(step))
                                                .build())
                                        .build())
                                .build())
                        .build());
    }

    /** Freight of a Warehouse. */
    static StageSpecRequestedFreight freight(String warehouse, StageSpecRequestedFreightSources sources) {
        return StageSpecRequestedFreight.builder()
                .origin(StageSpecRequestedFreightOrigin.builder()
                        .kind(StageSpecRequestedFreightOriginKind.WAREHOUSE)
                        .name(warehouse)
                        .build())
                .sources(sources)
                .build();
    }

    private static StageSpecPromotionTemplateSpecStepsVars var(Map.Entry<String, String> entry) {
        return StageSpecPromotionTemplateSpecStepsVars.builder()
                .name(entry.getKey())
                .value(entry.getValue())
                .build();
    }
}
