package io.imagefactory.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.kargo.DockerHubAccount;
import io.imagefactory.kargo.RequestBudget;
import io.imagefactory.kargo.RequestBudget.Requests;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BudgetReportTest {

    @Test
    void everyRegistryIsNamedInOneLine() {
        BudgetReport report = report(Map.of(
                "docker.io", new Requests(51.6, 26, false),
                "ghcr.io", new Requests(0.2, 1, false),
                "quay.io", new Requests(480, 120, true)));

        assertThat(report.summary())
                .contains("Kargo's requests a day: docker.io about 52, ghcr.io about 1, quay.io at least 480");
        assertThat(report.warning(DockerHubAccount.ANONYMOUS)).isEmpty();
    }

    @Test
    void withoutAWarehouseThereIsNothingToSay() {
        assertThat(report(Map.of()).summary()).isEmpty();
        assertThat(report(Map.of()).warning(DockerHubAccount.ANONYMOUS)).isEmpty();
    }

    @Test
    void moreThanDockerHubGivesIsAWarning() {
        BudgetReport report = report(Map.of("docker.io", new Requests(606, 101, false)));

        assertThat(report.warning(DockerHubAccount.ANONYMOUS))
                .contains(
                        "docker.io: up to 101 pulls in 6 hours, and an address without an account has 100; have Kargo "
                                + "look less often or at less, under `warehouses` in images.yaml, or, if it asks with another "
                                + "account, say so with imagefactory.dockerHubAccount");
        assertThat(report.warning(DockerHubAccount.PERSONAL)).isEmpty();
        assertThat(report.warning(DockerHubAccount.PAID)).isEmpty();
    }

    @Test
    void exactlyWhatDockerHubGivesIsNone() {
        assertThat(report(Map.of("docker.io", new Requests(600, 100, false))).warning(DockerHubAccount.ANONYMOUS))
                .isEmpty();
    }

    @Test
    void whatCannotBeToldIsAtLeast() {
        assertThat(report(Map.of("docker.io", new Requests(2000, 201, true))).warning(DockerHubAccount.PERSONAL))
                .get()
                .asString()
                .startsWith("docker.io: at least 201 pulls in 6 hours, and a personal account has 200;");
    }

    private static BudgetReport report(Map<String, Requests> registries) {
        return new BudgetReport(new RequestBudget(new TreeMap<>(registries)));
    }
}
