package io.imagefactory.kargo;

import io.imagefactory.kargo.StepConfig.Http;
import java.util.List;

/** How a Git host is asked to build an image. */
public enum DispatchApi {
    GITHUB(
            "dispatch-github-workflow",
            "/repos/${{ vars.repository }}/actions/workflows/${{ vars.workflow }}/dispatches",
            List.of("repository", "workflow")) {
        @Override
        List<Http.Header> headers() {
            return List.of(
                    new Http.Header("Accept", "application/vnd.github+json"),
                    new Http.Header("X-GitHub-Api-Version", "2022-11-28"),
                    new Http.Header("Authorization", "Bearer ${{ trim(secret(vars.tokenSecret).token) }}"),
                    JSON);
        }

        @Override
        String body() {
            return """
                    ${{ quote({
                      "ref": vars.ref,
                      "inputs": {
                        "image": vars.image,
                        "base_image": ctx.targetFreight.origin.name,
                        "base_digest": freightMetadata(ctx.targetFreight.name)?.digest
                      }
                    }) }}""";
        }
    },
    GITLAB("dispatch-gitlab-pipeline", "/projects/${{ vars.project }}/pipeline", List.of("project")) {
        @Override
        List<Http.Header> headers() {
            return List.of(
                    new Http.Header("PRIVATE-TOKEN", "${{ quote(trim(secret(vars.tokenSecret).token)) }}"), JSON);
        }

        @Override
        String body() {
            return """
                    ${{ quote({
                      "ref": vars.ref,
                      "variables": [
                        {"key": "IMAGE", "value": vars.image},
                        {"key": "BASE_IMAGE", "value": ctx.targetFreight.origin.name},
                        {"key": "BASE_DIGEST", "value": freightMetadata(ctx.targetFreight.name)?.digest}
                      ]
                    }) }}""";
        }
    };

    private static final Http.Header JSON = new Http.Header("Content-Type", "application/json");

    private final String task;
    private final String path;
    private final List<String> vars;

    DispatchApi(String task, String path, List<String> vars) {
        this.task = task;
        this.path = path;
        this.vars = vars;
    }

    /** What the PromotionTask is called. */
    String task() {
        return task;
    }

    /** What follows the API's URL. */
    String path() {
        return path;
    }

    /** What the path needs to be told. */
    List<String> vars() {
        return vars;
    }

    /** A secret that is not there is an empty text, and earns a 401. */
    abstract List<Http.Header> headers();

    /** One expression, in which two braces together would end it. */
    abstract String body();
}
