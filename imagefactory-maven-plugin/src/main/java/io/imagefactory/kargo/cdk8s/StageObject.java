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
import io.imagefactory.kargo.ObjectKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cdk8s.Chart;

/**
 * A Stage whose promotions are one PromotionTask.
 *
 * @param role what it is for; the value of the label {@code imagefactory.io/role}
 * @param shard the controller that looks after it, as after the Warehouse whose Freight it takes
 * @param freight each Warehouse once, since Kargo takes an origin once
 * @param task the task's name
 * @param vars what the task is told
 */
record StageObject(String name, String role, Optional<String> shard, List<Freight> freight, String task, List<Var> vars)
        implements KargoObject {

    /**
     * What it promotes.
     *
     * @param stage the one Stage through which it comes, absent for straight from the Warehouse; with several, Kargo may
     *     count the time in another
     * @param soakTime for which a piece must have been the current one there
     */
    record Freight(String warehouse, Optional<String> stage, Duration soakTime) {}

    record Var(String name, String value) {}

    @Override
    public ObjectKind kind() {
        return ObjectKind.STAGE;
    }

    @Override
    public void addTo(Chart chart, ManifestOptions options) {
        StageSpecPromotionTemplateSpecSteps step = StageSpecPromotionTemplateSpecSteps.builder()
                .task(StageSpecPromotionTemplateSpecStepsTask.builder()
                        .name(task)
                        .build())
                .as(role)
                .vars(vars.stream().map(StageObject::told).toList())
                .build();
        StageSpec.Builder spec = StageSpec.builder()
                .requestedFreight(freight.stream().map(StageObject::requested).toList())
                .promotionTemplate(StageSpecPromotionTemplate.builder()
                        .spec(StageSpecPromotionTemplateSpec.builder()
                                .steps(List.of(step))
                                .build())
                        .build());
        shard.ifPresent(spec::shard);
        new Stage(
                chart,
                id(),
                StageProps.builder()
                        .metadata(metadata(options, Map.of("imagefactory.io/role", role)))
                        .spec(spec.build())
                        .build());
    }

    private static StageSpecPromotionTemplateSpecStepsVars told(Var var) {
        return StageSpecPromotionTemplateSpecStepsVars.builder()
                .name(var.name())
                .value(var.value())
                .build();
    }

    private static StageSpecRequestedFreight requested(Freight freight) {
        StageSpecRequestedFreightSources.Builder sources = StageSpecRequestedFreightSources.builder();
        freight.stage().map(List::of).ifPresentOrElse(sources::stages, () -> sources.direct(true));
        if (!freight.soakTime().isZero()) {
            sources.requiredSoakTime(KargoObject.text(freight.soakTime()));
        }
        return StageSpecRequestedFreight.builder()
                .origin(StageSpecRequestedFreightOrigin.builder()
                        .kind(StageSpecRequestedFreightOriginKind.WAREHOUSE)
                        .name(freight.warehouse())
                        .build())
                .sources(sources.build())
                .build();
    }
}
