package io.imagefactory.core.ci;

import io.imagefactory.core.ci.CiRequest.Value;
import io.imagefactory.core.ci.CiRequestTemplate.Header;
import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.enrollment.Build.Pipeline;
import io.imagefactory.core.enrollment.InputText;
import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Request;
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
final class GitLabPipelines extends CiSystem implements AskedByToken {

    private static final String JOB_USER = "gitlab-ci-token";
    private static final String TRIGGER_TOKEN = "glptt-";

    private static final String GENERAL = """
            3..
              {host} has {repository} under another name ({status}), and is asked only under its own; write its present
              one as `repo`, or its server as `url`
            401
              {host} does not accept the token that is known for it (401); it is wrong, or no longer valid: set a new one
            403
              the token that is known for {host} may not start pipelines of {repository} (403){said}; a personal, project
              or group token needs the scope api and the role Developer, and the project's CI/CD must be enabled
            404
              {host} has no project {repository}, or does not show it to this token (404); mend `repo`, or let the token
              in: a job's token by the project's job token permissions, a trigger token is for its own project only
            .*
              {host} refuses to start a pipeline of {repository} ({status}){said}
            """;

    private static final List<Refusal> OF_PROJECT = Refusal.table(GENERAL);

    private static final List<Refusal> OF_PIPELINE = Refusal.table("""
            400 ^Reference not found$
              {repository} has no branch {branch} (400); mend `branch` of the source
            400 ^Missing (CI config|\\.gitlab-ci\\.yml) file$
              {repository} has no .gitlab-ci.yml on {branch} (400); add one, or mend `branch` of the source
            400 Insufficient permissions to set pipeline variables
              the token that is known for {host} may not set variables of pipelines of {repository} (400); allow its role
              to, under Settings, CI/CD, Variables, minimum role to use pipeline variables
            400 would have been empty|No stages / jobs|rules configuration prevented
              no job of {repository} on {branch} has rules that let it run (400); let one run if $IMAGEFACTORY_JOB or
              $IMAGEFACTORY_PIPELINE is what images.yaml says
            400
              {repository} gets no pipeline on {branch} (400){said}
            """ + GENERAL);

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
    public String owner() {
        return "GitLab";
    }

    @Override
    public String keys() {
        return "pipeline or job";
    }

    @Override
    public Optional<CiRequest> request(Build build) {
        Pipeline pipeline = build.pipeline();
        return pipeline.pipeline()
                .or(pipeline::job)
                .map(any -> new CiRequest(
                        TEMPLATE,
                        List.of(new Value(
                                "project", Request.encoded(build.source().repo().orElseThrow())))));
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
        Repository project = Repository.of(source, client);
        if (isForTriggers(project.credential())) {
            String branch = source.branch()
                    .orElseThrow(() -> TriggerException.refused("the token that is known for " + project.host()
                            + " may not ask for the default branch of " + project.name()
                            + "; add `branch` to the source"));
            return () -> trigger(project, branch, variables);
        }
        return () -> create(project, project.branch(project.request("GET", ""), OF_PROJECT, Map.of()), variables);
    }

    private static Optional<URI> create(Repository project, String branch, Map<String, String> variables)
            throws TriggerException {
        List<Map<String, String>> list = variables.entrySet().stream()
                .map(variable -> Map.of("key", variable.getKey(), "value", variable.getValue()))
                .toList();
        return run(project, branch, project.request("POST", "/pipeline"), Map.of("ref", branch, "variables", list));
    }

    /** The token stands in the body, and there alone. */
    private static Optional<URI> trigger(Repository project, String branch, Map<String, String> variables)
            throws TriggerException {
        String token = project.credential().secret().reveal();
        Request request = project.request("POST", "/trigger/pipeline").as(Optional.empty());
        return run(project, branch, request, Map.of("token", token, "ref", branch, "variables", variables));
    }

    private static Optional<URI> run(Repository project, String branch, Request request, Map<String, Object> body)
            throws TriggerException {
        Reply reply = project.order(request.sending("application/json", JsonText.line(body)));
        return project.orRefused(reply, OF_PIPELINE, Map.of("branch", branch))
                .text("web_url")
                .flatMap(RunUrl::of);
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
}
