package io.imagefactory.kargo.cdk8s;

import imports.io.akuity.kargo.ProjectConfig;
import imports.io.akuity.kargo.ProjectConfigProps;
import imports.io.akuity.kargo.ProjectConfigSpec;
import imports.io.akuity.kargo.ProjectConfigSpecPromotionPolicies;
import imports.io.akuity.kargo.ProjectConfigSpecPromotionPoliciesStageSelector;
import io.imagefactory.kargo.ManifestOptions;
import io.imagefactory.kargo.ObjectKind;
import java.util.List;
import java.util.Map;
import org.cdk8s.Chart;

/**
 * Lets Kargo promote to our Stages without asking. Each is named: with a pattern or a label, whoever may create a Stage
 * could have it promoted to as well.
 *
 * @param name that of the Project, as Kargo wants it
 * @param stages their exact names
 */
record ProjectConfigObject(String name, List<String> stages) implements KargoObject {

    @Override
    public ObjectKind kind() {
        return ObjectKind.PROJECT_CONFIG;
    }

    @Override
    public void addTo(Chart chart, ManifestOptions options) {
        List<ProjectConfigSpecPromotionPolicies> policies =
                stages.stream().map(ProjectConfigObject::policy).toList();
        new ProjectConfig(
                chart,
                id(),
                ProjectConfigProps.builder()
                        .metadata(metadata(options, Map.of()))
                        .spec(ProjectConfigSpec.builder()
                                .promotionPolicies(policies)
                                .build())
                        .build());
    }

    private static ProjectConfigSpecPromotionPolicies policy(String stage) {
        return ProjectConfigSpecPromotionPolicies.builder()
                .stageSelector(ProjectConfigSpecPromotionPoliciesStageSelector.builder()
                        .name(stage)
                        .build())
                .autoPromotionEnabled(true)
                .build();
    }
}
