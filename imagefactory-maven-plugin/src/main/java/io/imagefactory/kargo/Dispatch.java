package io.imagefactory.kargo;

import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.provider.CiKind;
import io.imagefactory.core.source.Source;
import io.imagefactory.core.trigger.BuildInputs;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How the build of an image is started: by a call of its Git host. Paths are percent-encoded. */
public sealed interface Dispatch {

    /**
     * A run of a GitHub Actions workflow that has {@code on: workflow_dispatch}.
     *
     * @param apiUrl {@code https://api.github.com}, or that of a server of one's own
     * @param repository owner and name
     * @param workflow the workflow's file name
     * @param ref the branch whose workflow is run
     * @param tokenSecret the name of a Secret with the key {@code token}
     */
    record GitHubWorkflow(String apiUrl, String repository, String workflow, String ref, String tokenSecret)
            implements Dispatch {
        @Override
        public BuildInputs inputs() {
            return BuildInputs.GITHUB;
        }

        @Override
        public Map<String, String> vars() {
            return inOrder(
                    "apiUrl",
                    apiUrl,
                    "repository",
                    repository,
                    "workflow",
                    workflow,
                    "ref",
                    ref,
                    "tokenSecret",
                    tokenSecret);
        }
    }

    /**
     * A pipeline of a GitLab project.
     *
     * @param apiUrl {@code https://gitlab.com/api/v4}, or that of a server of one's own
     * @param project its path, as one segment: {@code group%2Fapp}
     * @param ref the branch whose pipeline is run
     * @param tokenSecret the name of a Secret with the key {@code token}
     */
    record GitLabPipeline(String apiUrl, String project, String ref, String tokenSecret) implements Dispatch {
        @Override
        public BuildInputs inputs() {
            return BuildInputs.GITLAB;
        }

        @Override
        public Map<String, String> vars() {
            return inOrder("apiUrl", apiUrl, "project", project, "ref", ref, "tokenSecret", tokenSecret);
        }
    }

    /**
     * Empty where the host is none that we can ask, or the source does not say what is to run there, or on which branch; and
     * where a webhook is to be asked instead.
     */
    static Optional<Dispatch> of(Build build) {
        if (build.pipeline().webhook().isPresent()) {
            return Optional.empty();
        }
        Source source = build.source();
        return ApiServer.of(source)
                .flatMap(server -> source.branch()
                        .flatMap(ref -> source.provider()
                                        .ci()
                                        .filter(CiKind.GITHUB_ACTIONS::equals)
                                        .isPresent()
                                ? gitHub(server, source, build.pipeline(), ref)
                                : gitLab(server, source, build.pipeline(), ref)));
    }

    private static Optional<Dispatch> gitHub(ApiServer server, Source source, Build.Pipeline pipeline, String ref) {
        return pipeline.workflow()
                .map(workflow -> new GitHubWorkflow(
                        server.url(), source.repo().orElseThrow(), encoded(workflow), ref, server.tokenSecret()));
    }

    private static Optional<Dispatch> gitLab(ApiServer server, Source source, Build.Pipeline pipeline, String ref) {
        return pipeline.pipeline()
                .or(pipeline::job)
                .map(any -> new GitLabPipeline(
                        server.url(), encoded(source.repo().orElseThrow()), ref, server.tokenSecret()));
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What a build is told there, by which names. */
    BuildInputs inputs();

    /** The branch whose workflow or pipeline is run. */
    String ref();

    /** What the task is told of it, in order. */
    Map<String, String> vars();

    private static Map<String, String> inOrder(String... namesAndValues) {
        Map<String, String> vars = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            vars.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return vars;
    }
}
