package io.imagefactory.maven;

import io.imagefactory.kargo.DockerHubAccount;
import io.imagefactory.kargo.RequestBudget;
import io.imagefactory.kargo.RequestBudget.Requests;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said of the requests that Kargo's Warehouses will make. */
record BudgetReport(RequestBudget budget) {

    /** How many a day to each registry; empty where there are none. */
    Optional<String> summary() {
        if (budget.registries().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("Kargo's requests a day: "
                + budget.registries().entrySet().stream()
                        .map(BudgetReport::ofRegistry)
                        .collect(Collectors.joining(", ")));
    }

    /** Where Docker Hub may refuse some of them. */
    Optional<String> warning(DockerHubAccount account) {
        Requests requests = budget.registries().get(DockerHubAccount.REGISTRY);
        if (requests == null
                || account.pulls().isEmpty()
                || requests.manifestsAtMost() <= account.pulls().getAsInt()) {
            return Optional.empty();
        }
        String who = account == DockerHubAccount.ANONYMOUS ? "an address without an account" : "a personal account";
        return Optional.of(DockerHubAccount.REGISTRY + ": "
                + (requests.openEnded() ? "at least " : "up to ") + requests.manifestsAtMost() + " pulls in "
                + DockerHubAccount.WINDOW.toHours() + " hours, and " + who
                + " has " + account.pulls().getAsInt()
                + "; have Kargo look less often or at less, under `warehouses` in images.yaml, or, if it asks with "
                + "another account, say so with imagefactory.dockerHubAccount");
    }

    private static String ofRegistry(Map.Entry<String, Requests> registry) {
        Requests requests = registry.getValue();
        return registry.getKey()
                + (requests.openEnded() ? " at least " : " about ")
                + Math.max(1, Math.round(requests.aDay()));
    }
}
