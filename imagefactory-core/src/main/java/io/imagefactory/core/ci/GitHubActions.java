package io.imagefactory.core.ci;

import io.imagefactory.core.ci.CiRequest.Value;
import io.imagefactory.core.ci.CiRequestTemplate.Header;
import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.enrollment.InputText;
import io.imagefactory.core.host.Request;
import io.imagefactory.core.host.Secret;
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
final class GitHubActions extends CiSystem {

    /** The first version that has one; a server that knows no versions does not mind. */
    private static final String VERSION = "2022-11-28";

    /** The file's name, or the number by which GitHub knows it. */
    private static final Pattern WORKFLOW = Pattern.compile("[\\w.()+-]+\\.ya?ml|\\d+");

    private static final int MOST_CHARACTERS = 65_535;

    /** What a server says that is too old to tell which run it has begun. */
    private static final String NO_DETAILS = "\"return_run_details\" is not a permitted key";

    private static final String TYPE = "application/vnd.github+json";
    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;

    /** As the API's documentation has it since December 2025; servers from before take 10, and say so themselves. */
    private static final int MOST_INPUTS = 25;

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
    public Optional<CiRequest> request(Build build) {
        return build.pipeline()
                .workflow()
                .map(workflow -> new CiRequest(
                        TEMPLATE,
                        List.of(
                                new Value("repository", build.source().repo().orElseThrow()),
                                new Value("workflow", CiRequest.encoded(workflow)))));
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
        Server server = Server.of(source);
        Secret token = server.credential(client.options().credentials()).secret();
        Map<String, String> inputs = filled(request);
        check(inputs);
        String repository = source.repo().orElseThrow();
        var workflow = new Workflow(client, server.repository(repository), server.host(), repository, file, token);
        return () ->
                workflow.start(source.branch().isPresent() ? source.branch().get() : workflow.branch(), inputs);
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

    /**
     * The workflow of a repository, and what GitHub's answers mean there.
     *
     * @param url of the repository in the API
     * @param host of the repository
     * @param repository {@code owner/repo}
     * @param file the workflow's
     * @param token what GitHub is shown; never part of a message
     */
    private record Workflow(CiClient client, URI url, String host, String repository, String file, Secret token) {

        String branch() throws TriggerException {
            return client.ask(host, request("GET", url))
                    .orRefused(reply -> reply.status() == NOT_FOUND
                            ? host + " has no repository " + repository
                                    + ", or does not show it to this token (404); mend `repo`, or let the token read it"
                            : general(reply))
                    .defaultBranch(repository, token);
        }

        Optional<URI> start(String branch, Map<String, String> inputs) throws TriggerException {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("ref", branch);
            body.put("inputs", inputs);
            Map<String, Object> withDetails = new LinkedHashMap<>(body);
            withDetails.put("return_run_details", true);
            Reply reply = post(withDetails);
            if (reply.status() == UNPROCESSABLE
                    && reply.text("message", token)
                            .filter(text -> text.contains(NO_DETAILS))
                            .isPresent()) {
                reply = post(body);
            }
            return reply.orRefused(refusing -> refusal(refusing, branch))
                    .text("html_url", token)
                    .flatMap(RunUrl::of);
        }

        private Reply post(Map<String, Object> body) throws TriggerException {
            URI uri = URI.create(url + "/actions/workflows/" + file + "/dispatches");
            Request request = request("POST", uri).sending("application/json", JsonText.line(body));
            return client.order(host, () -> request);
        }

        private Request request(String method, URI uri) {
            return Request.of(method, uri)
                    .with("Accept", TYPE)
                    .with("X-GitHub-Api-Version", VERSION)
                    .as(Optional.of("Bearer " + token.reveal()));
        }

        private String refusal(Reply reply, String branch) {
            return switch (reply.status()) {
                case NOT_FOUND ->
                    host + " has no workflow " + file + " in " + repository
                            + ", or does not show it to this token (404); it must be on the default branch, and the token "
                            + "must be allowed to read the repository";
                case UNPROCESSABLE -> invalid(reply, branch);
                default -> general(reply);
            };
        }

        private String general(Reply reply) {
            if (reply.isRedirect()) {
                return host + " has " + repository + " under another name (" + reply.status()
                        + "), and is asked only under its own; write its present one as `repo`";
            }
            return switch (reply.status()) {
                case 401 ->
                    host
                            + " does not accept the token that is known for it (401); it is wrong, or no longer valid: set a new one";
                case 403 -> forbidden(reply);
                default ->
                    host + " refuses to start " + file + " of " + repository + " (" + reply.status() + ")"
                            + reply.saying(token);
            };
        }

        private String forbidden(Reply reply) {
            if (reply.said(token).filter(text -> text.contains("SAML")).isPresent()) {
                return host + " wants the token to be authorised for single sign-on of the organisation that owns "
                        + repository + " (403); do so where the token was made";
            }
            return "the token that is known for " + host + " may not start workflows of " + repository + " (403)"
                    + reply.saying(token)
                    + "; a fine-grained token or an app needs the permission Actions: write, a classic token the scope repo, and "
                    + "GITHUB_TOKEN, which is for its own repository only, `permissions: actions: write`";
        }

        private String invalid(Reply reply, String branch) {
            String text = reply.said(token).orElse("");
            String where = "workflow " + file + " of " + repository;
            if (text.startsWith("Unexpected inputs provided")) {
                return where + " on " + branch + " does not declare all inputs (422)" + reply.saying(token)
                        + "; declare them under on.workflow_dispatch.inputs, or say by `inputs` in images.yaml what it takes";
            }
            if (text.startsWith("Required input")) {
                return where + " on " + branch + " wants an input that it is not given (422)" + reply.saying(token)
                        + "; add it to `inputs` in images.yaml, or give it a default";
            }
            if (text.contains("does not have 'workflow_dispatch' trigger")) {
                return where + " cannot be started on branch " + branch
                        + " (422); add `workflow_dispatch:` under `on:` there and on the default branch";
            }
            if (text.startsWith("No ref found")) {
                return repository + " has no branch " + branch + " (422); mend `branch` of the source";
            }
            if (text.contains("disabled workflow")) {
                return where + " is disabled (422); enable it under Actions";
            }
            return where + " is not started on " + branch + " (422)" + reply.saying(token);
        }
    }
}
