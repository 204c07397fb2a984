package io.imagefactory.core.ci;

import io.imagefactory.core.ci.CiRequest.Value;
import io.imagefactory.core.ci.CiRequestTemplate.Header;
import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.enrollment.Build.Pipeline;
import io.imagefactory.core.enrollment.InputText;
import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Request;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.json.JsonText;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.source.Source;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Pipelines of GitLab projects. A token with the scope {@code api} creates one ("Create a new pipeline"); a job's token or
 * a trigger token, which may do no more than that, triggers one ("Trigger a pipeline with a token").
 */
final class GitLabPipelines extends CiSystem {

    private static final String JOB_USER = "gitlab-ci-token";
    private static final String TRIGGER_TOKEN = "glptt-";
    private static final int BAD_REQUEST = 400;

    private static final CiRequestTemplate TEMPLATE = new CiRequestTemplate(
            "gitlab-pipeline",
            "/projects/{project}/pipeline",
            List.of("project"),
            List.of(new Header("PRIVATE-TOKEN", "{token}"), new Header("Content-Type", "application/json")),
            "variables",
            true);

    @Override
    boolean serves(Build build) {
        return build.source().provider() == Provider.GITLAB;
    }

    @Override
    public Optional<CiRequest> request(Build build) {
        Pipeline pipeline = build.pipeline();
        return pipeline.pipeline()
                .or(pipeline::job)
                .map(any -> new CiRequest(
                        TEMPLATE,
                        List.of(new Value(
                                "project",
                                CiRequest.encoded(build.source().repo().orElseThrow())))));
    }

    /** A pipeline has variables; those by which its rules decide are among them whatever images.yaml says. */
    @Override
    public Map<String, InputText> inputs(Pipeline pipeline) {
        Map<String, InputText> variables = new LinkedHashMap<>(super.inputs(pipeline));
        pipeline.pipeline().ifPresent(name -> variables.put(name("pipeline"), InputText.verbatim(name)));
        pipeline.job().ifPresent(name -> variables.put(name("job"), InputText.verbatim(name)));
        return variables;
    }

    @Override
    public Optional<String> problem(Map<String, InputText> inputs) {
        return inputs.keySet().stream()
                .filter(name -> name.contains("-"))
                .findFirst()
                .map(name -> "input \"" + name + "\" cannot be a variable of GitLab; write its name without \"-\"");
    }

    @Override
    String name(String plain) {
        return "IMAGEFACTORY_" + plain.toUpperCase(Locale.ROOT);
    }

    @Override
    Order order(BuildRequest request, CiClient client) throws TriggerException {
        Source source = request.build().source();
        Map<String, String> variables = variables(request);
        Server server = Server.of(source);
        Credential credential = server.credential(client.options().credentials());
        String path = source.repo().orElseThrow();
        var project = new Project(client, server.repository(path), server.host(), path, credential.secret());
        if (isForTriggers(credential)) {
            String branch = source.branch()
                    .orElseThrow(() -> TriggerException.refused("the token that is known for " + server.host()
                            + " may not ask for the default branch of " + path + "; add `branch` to the source"));
            return () -> project.trigger(branch, variables);
        }
        return () ->
                project.create(source.branch().isPresent() ? source.branch().get() : project.branch(), variables);
    }

    private static boolean isForTriggers(Credential credential) {
        return credential.user().filter(JOB_USER::equals).isPresent()
                || credential.secret().reveal().startsWith(TRIGGER_TOKEN);
    }

    private Map<String, String> variables(BuildRequest request) throws TriggerException {
        Pipeline pipeline = request.build().pipeline();
        if (pipeline.pipeline().isEmpty() && pipeline.job().isEmpty()) {
            throw TriggerException.refused(
                    "nothing says what of the project's pipelines builds it; add `pipeline` or `job` "
                            + "to its source, on which the pipeline's rules can decide, or `webhook`");
        }
        return filled(request);
    }

    /**
     * A project, and what GitLab's answers mean there.
     *
     * @param url of the project in the API
     * @param host of the project
     * @param path {@code group/app}
     * @param token what GitLab is shown; never part of a message
     */
    private record Project(CiClient client, URI url, String host, String path, Secret token) {

        String branch() throws TriggerException {
            return client.ask(host, Request.of("GET", url).as(bearer()))
                    .orRefused(this::general)
                    .defaultBranch(path, token);
        }

        Optional<URI> create(String branch, Map<String, String> variables) throws TriggerException {
            List<Map<String, String>> list = variables.entrySet().stream()
                    .map(variable -> Map.of("key", variable.getKey(), "value", variable.getValue()))
                    .toList();
            return run(
                    post("/pipeline", Map.of("ref", branch, "variables", list)).as(bearer()), branch);
        }

        Optional<URI> trigger(String branch, Map<String, String> variables) throws TriggerException {
            return run(
                    post("/trigger/pipeline", Map.of("token", token.reveal(), "ref", branch, "variables", variables)),
                    branch);
        }

        private Optional<URI> run(Request request, String branch) throws TriggerException {
            return client.order(host, () -> request)
                    .orRefused(reply -> reply.status() == BAD_REQUEST ? invalid(reply, branch) : general(reply))
                    .text("web_url", token)
                    .flatMap(RunUrl::of);
        }

        private Request post(String resource, Map<String, Object> body) {
            return Request.of("POST", URI.create(url + resource)).sending("application/json", JsonText.line(body));
        }

        private Optional<String> bearer() {
            return Optional.of("Bearer " + token.reveal());
        }

        private String general(Reply reply) {
            if (reply.isRedirect()) {
                return host + " has " + path + " under another name (" + reply.status()
                        + "), and is asked only under its own; write its present one as `repo`, or its server as `url`";
            }
            return switch (reply.status()) {
                case 401 ->
                    host
                            + " does not accept the token that is known for it (401); it is wrong, or no longer valid: set a new one";
                case 403 ->
                    "the token that is known for " + host + " may not start pipelines of " + path + " (403)"
                            + reply.saying(token)
                            + "; a personal, project or group token needs the scope api and the role Developer, and the project's "
                            + "CI/CD must be enabled";
                case 404 ->
                    host + " has no project " + path
                            + ", or does not show it to this token (404); mend `repo`, or let the token "
                            + "in: a job's token by the project's job token permissions, a trigger token is for its own project only";
                default ->
                    host + " refuses to start a pipeline of " + path + " (" + reply.status() + ")"
                            + reply.saying(token);
            };
        }

        private String invalid(Reply reply, String branch) {
            String text = reply.said(token).orElse("");
            if (text.equals("Reference not found")) {
                return path + " has no branch " + branch + " (400); mend `branch` of the source";
            }
            if (text.equals("Missing CI config file") || text.equals("Missing .gitlab-ci.yml file")) {
                return path + " has no .gitlab-ci.yml on " + branch + " (400); add one, or mend `branch` of the source";
            }
            if (text.contains("Insufficient permissions to set pipeline variables")) {
                return "the token that is known for " + host + " may not set variables of pipelines of " + path
                        + " (400); allow its role to, under Settings, CI/CD, Variables, minimum role to use pipeline variables";
            }
            if (text.contains("would have been empty")
                    || text.contains("No stages / jobs")
                    || text.contains("rules configuration prevented")) {
                return "no job of " + path + " on " + branch + " has rules that let it run (400); let one run if "
                        + "$IMAGEFACTORY_JOB or $IMAGEFACTORY_PIPELINE is what images.yaml says";
            }
            return path + " gets no pipeline on " + branch + " (400)" + reply.saying(token);
        }
    }
}
