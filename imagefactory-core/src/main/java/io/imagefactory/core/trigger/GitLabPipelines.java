package io.imagefactory.core.trigger;

import io.imagefactory.core.enrollment.Build.Pipeline;
import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.json.JsonText;
import io.imagefactory.core.source.Source;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pipelines of GitLab projects. A token with the scope {@code api} creates one ("Create a new pipeline"); a job's token or
 * a trigger token, which may do no more than that, triggers one ("Trigger a pipeline with a token").
 */
final class GitLabPipelines implements CiSystem {

    private static final String JOB_USER = "gitlab-ci-token";
    private static final String TRIGGER_TOKEN = "glptt-";

    private final CiClient client;
    private final Credentials credentials;

    GitLabPipelines(CiClient client, Credentials credentials) {
        this.client = client;
        this.credentials = credentials;
    }

    @Override
    public Order order(BuildRequest request) throws TriggerException {
        Source source = request.build().source();
        Map<String, String> variables = variables(request);
        Server server = Server.of(source);
        Credential credential = server.credential(credentials);
        String repository = source.repo().orElseThrow();
        URI project = server.repository(repository);
        var refusals = new GitLabRefusals(server.host(), repository, credential.secret());
        if (isForTriggers(credential)) {
            String branch = source.branch()
                    .orElseThrow(() -> TriggerException.refused("the token that is known for " + server.host()
                            + " may not ask for the default branch of " + repository + "; add `branch` to the source"));
            return () -> run(triggered(project, branch, variables, credential.secret()), branch, refusals);
        }
        return () -> {
            String branch = source.branch().isPresent() ? source.branch().get() : defaultBranch(project, refusals);
            return run(created(project, branch, variables, credential.secret()), branch, refusals);
        };
    }

    private static boolean isForTriggers(Credential credential) {
        return credential.user().filter(JOB_USER::equals).isPresent()
                || credential.secret().reveal().startsWith(TRIGGER_TOKEN);
    }

    private static Map<String, String> variables(BuildRequest request) throws TriggerException {
        Pipeline pipeline = request.build().pipeline();
        if (pipeline.pipeline().isEmpty() && pipeline.job().isEmpty()) {
            throw TriggerException.refused(
                    "nothing says what of the project's pipelines builds it; add `pipeline` or `job` "
                            + "to its source, on which the pipeline's rules can decide, or `webhook`");
        }
        return BuildInputs.GITLAB.filled(request);
    }

    private String defaultBranch(URI project, GitLabRefusals refusals) throws TriggerException {
        HttpRequest question = HttpRequest.newBuilder(project)
                .header("Authorization", bearer(refusals.token()))
                .GET()
                .build();
        return DefaultBranch.ask(
                client, refusals.host(), refusals.project(), question, refusals.token(), refusals::ofQuestion);
    }

    private Optional<URI> run(HttpRequest request, String branch, GitLabRefusals refusals) throws TriggerException {
        Reply reply = client.order(refusals.host(), () -> request);
        if (!reply.isSuccess()) {
            throw refusals.of(reply, branch);
        }
        return reply.text("web_url", refusals.token()).flatMap(RunUrl::of);
    }

    private static HttpRequest created(URI project, String branch, Map<String, String> variables, Secret token) {
        List<Map<String, String>> list = variables.entrySet().stream()
                .map(variable -> Map.of("key", variable.getKey(), "value", variable.getValue()))
                .toList();
        return post(project + "/pipeline", Map.of("ref", branch, "variables", list))
                .header("Authorization", bearer(token))
                .build();
    }

    private static HttpRequest triggered(URI project, String branch, Map<String, String> variables, Secret token) {
        return post(
                        project + "/trigger/pipeline",
                        Map.of("token", token.reveal(), "ref", branch, "variables", variables))
                .build();
    }

    private static HttpRequest.Builder post(String uri, Map<String, Object> body) {
        return HttpRequest.newBuilder(URI.create(uri))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonText.line(body)));
    }

    private static String bearer(Secret token) {
        return "Bearer " + token.reveal();
    }
}
