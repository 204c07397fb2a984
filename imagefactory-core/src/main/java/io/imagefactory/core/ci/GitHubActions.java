package io.imagefactory.core.ci;

import io.imagefactory.core.ci.CiRequest.Value;
import io.imagefactory.core.ci.CiRequestTemplate.Header;
import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.enrollment.InputText;
import io.imagefactory.core.host.Request;
import io.imagefactory.core.json.JsonText;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.source.Source;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Workflows of GitHub Actions that begin with {@code workflow_dispatch}, on github.com, GitHub Enterprise Cloud and
 * GitHub Enterprise Server (REST API, "Create a workflow dispatch event").
 */
final class GitHubActions extends CiSystem implements AskedByToken {

    /** The first version that has one; a server that knows no versions does not mind. */
    private static final String VERSION = "2022-11-28";

    /** The file's name, or the number by which GitHub knows it. */
    private static final Pattern WORKFLOW = Pattern.compile("[\\w.()+-]+\\.ya?ml|\\d+");

    private static final int MOST_CHARACTERS = 65_535;

    /** What a server says that is too old to tell which run it has begun. */
    private static final String NO_DETAILS = "\"return_run_details\" is not a permitted key";

    private static final String TYPE = "application/vnd.github+json";
    private static final int UNPROCESSABLE = 422;

    /** As the API's documentation has it since December 2025; servers from before take 10, and say so themselves. */
    private static final int MOST_INPUTS = 25;

    /** Whatever was asked. */
    private static final String GENERAL = """
            3..
              {host} has {repository} under another name ({status}), and is asked only under its own; write its present
              one as `repo`
            401
              {host} does not accept the token that is known for it (401); it is wrong, or no longer valid: set a new one
            403 SAML
              {host} wants the token to be authorised for single sign-on of the organisation that owns {repository}
              (403); do so where the token was made
            403
              the token that is known for {host} may not start workflows of {repository} (403){said}; a fine-grained
              token or an app needs the permission Actions: write, a classic token the scope repo, and GITHUB_TOKEN,
              which is for its own repository only, `permissions: actions: write`
            .*
              {host} refuses to start {file} of {repository} ({status}){said}
            """;

    private static final List<Refusal> OF_REPOSITORY = Refusal.table("""
            404
              {host} has no repository {repository}, or does not show it to this token (404); mend `repo`, or let the
              token read it
            """ + GENERAL);

    private static final List<Refusal> OF_WORKFLOW = Refusal.table("""
            404
              {host} has no workflow {file} in {repository}, or does not show it to this token (404); it must be on the
              default branch, and the token must be allowed to read the repository
            422 ^Unexpected inputs provided
              workflow {file} of {repository} on {branch} does not declare all inputs (422){said}; declare them under
              on.workflow_dispatch.inputs, or say by `inputs` in images.yaml what it takes
            422 ^Required input
              workflow {file} of {repository} on {branch} wants an input that it is not given (422){said}; add it to
              `inputs` in images.yaml, or give it a default
            422 does not have 'workflow_dispatch' trigger
              workflow {file} of {repository} cannot be started on branch {branch} (422); add `workflow_dispatch:` under
              `on:` there and on the default branch
            422 ^No ref found
              {repository} has no branch {branch} (422); mend `branch` of the source
            422 disabled workflow
              workflow {file} of {repository} is disabled (422); enable it under Actions
            422
              workflow {file} of {repository} is not started on {branch} (422){said}
            """ + GENERAL);

    private static final CiRequestTemplate TEMPLATE = new CiRequestTemplate(
            "github-workflow",
            "/repos/{repository}/actions/workflows/{workflow}/dispatches",
            List.of("repository", "workflow"),
            List.of(
                    new Header("Accept", TYPE),
                    new Header("X-GitHub-Api-Version", VERSION),
                    new Header("Authorization", "Bearer {token}"),
                    new Header("Content-Type", "application/json")),
            "inputs",
            false);

    @Override
    boolean serves(Build build) {
        return build.source().provider() == Provider.GITHUB;
    }

    @Override
    public String owner() {
        return "GitHub";
    }

    @Override
    public String keys() {
        return "workflow";
    }

    @Override
    public Optional<CiRequest> request(Build build) {
        return build.pipeline()
                .workflow()
                .map(workflow -> new CiRequest(
                        TEMPLATE,
                        List.of(
                                new Value("repository", build.source().repo().orElseThrow()),
                                new Value("workflow", Request.encoded(workflow)))));
    }

    @Override
    public Optional<String> problem(Map<String, InputText> inputs) {
        return inputs.size() <= MOST_INPUTS
                ? Optional.empty()
                : Optional.of("GitHub takes " + MOST_INPUTS + " inputs at most, and these are " + inputs.size()
                        + "; name fewer under `inputs`");
    }

    @Override
    Order order(BuildRequest request, CiClient client) throws TriggerException {
        Source source = request.build().source();
        String file = workflow(request.build().pipeline().workflow());
        Repository repository = Repository.of(source, client);
        Map<String, String> inputs = filled(request);
        check(inputs);
        return () -> {
            String branch =
                    repository.branch(asked(repository.request("GET", "")), OF_REPOSITORY, Map.of("file", file));
            return start(repository, file, branch, inputs);
        };
    }

    private static Optional<URI> start(Repository repository, String file, String branch, Map<String, String> inputs)
            throws TriggerException {
        Request request = asked(repository.request("POST", "/actions/workflows/" + file + "/dispatches"));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ref", branch);
        body.put("inputs", inputs);
        Map<String, Object> withDetails = new LinkedHashMap<>(body);
        withDetails.put("return_run_details", true);
        Reply reply = repository.order(request.sending("application/json", JsonText.line(withDetails)));
        if (reply.status() == UNPROCESSABLE
                && reply.text("message")
                        .filter(text -> text.contains(NO_DETAILS))
                        .isPresent()) {
            reply = repository.order(request.sending("application/json", JsonText.line(body)));
        }
        return repository
                .orRefused(reply, OF_WORKFLOW, Map.of("file", file, "branch", branch))
                .text("html_url")
                .flatMap(RunUrl::of);
    }

    private static Request asked(Request request) {
        return request.with("Accept", TYPE).with("X-GitHub-Api-Version", VERSION);
    }

    private static String workflow(Optional<String> written) throws TriggerException {
        String workflow = written.orElseThrow(
                () -> TriggerException.refused(
                        "nothing says which workflow of GitHub Actions builds it; add `workflow: <file>` to its source, or `webhook`"));
        if (!WORKFLOW.matcher(workflow).matches()) {
            throw TriggerException.refused("workflow \"" + workflow
                    + "\" is no name of a file; write that of a file in .github/workflows, such as build.yml");
        }
        return workflow;
    }

    private static void check(Map<String, String> inputs) throws TriggerException {
        int characters = JsonText.line(inputs).length();
        if (characters > MOST_CHARACTERS) {
            throw TriggerException.refused(
                    "GitHub takes inputs of " + MOST_CHARACTERS + " characters at most, and these have " + characters
                            + "; name fewer under `inputs`, such as {sourcePolicy} without {baseImages}");
        }
    }
}
