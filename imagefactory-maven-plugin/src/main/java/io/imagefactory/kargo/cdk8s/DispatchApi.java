package io.imagefactory.kargo.cdk8s;

import io.imagefactory.kargo.Dispatch;
import io.imagefactory.kargo.cdk8s.StepConfig.Http;
import java.util.List;

/** How a Git host is asked to build an image. */
enum DispatchApi {
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
            return DispatchBody.of("\"inputs\": fromJSON(\"{\" +"
                    + " join(map(inputs, toJSON(#[0]) + \":\" + toJSON(#[1])), \",\") + \"}\")");
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
            return DispatchBody.of("\"variables\": map(inputs, ({\"key\": #[0], \"value\": #[1]}))");
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

    /** The one that is called to start such a build. */
    static DispatchApi of(Dispatch dispatch) {
        return dispatch instanceof Dispatch.GitHubWorkflow ? GITHUB : GITLAB;
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

    /** One expression. */
    abstract String body();
}
