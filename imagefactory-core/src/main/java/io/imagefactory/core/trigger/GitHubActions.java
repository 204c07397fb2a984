package io.imagefactory.core.trigger;

import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.json.JsonText;
import io.imagefactory.core.source.Source;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Workflows of GitHub Actions that begin with {@code workflow_dispatch}, on github.com, GitHub Enterprise Cloud and
 * GitHub Enterprise Server (REST API, "Create a workflow dispatch event").
 */
final class GitHubActions implements CiSystem {

    /** The first version that has one; a server that knows no versions does not mind. */
    private static final String VERSION = "2022-11-28";

    /** The file's name, or the number by which GitHub knows it. */
    private static final Pattern WORKFLOW = Pattern.compile("[\\w.()+-]+\\.ya?ml|\\d+");

    private static final int MOST_CHARACTERS = 65_535;

    /** What a server says that is too old to tell which run it has begun. */
    private static final String NO_DETAILS = "\"return_run_details\" is not a permitted key";

    private static final int UNPROCESSABLE = 422;

    private final CiClient client;
    private final Credentials credentials;

    GitHubActions(CiClient client, Credentials credentials) {
        this.client = client;
        this.credentials = credentials;
    }

    @Override
    public Order order(BuildRequest request) throws TriggerException {
        Source source = request.build().source();
        String workflow = workflow(request.build().pipeline().workflow());
        Server server = Server.of(source);
        Secret token = server.credential(credentials).secret();
        Map<String, String> inputs = BuildInputs.GITHUB.filled(request);
        check(inputs);
        URI repository = server.repository(source.repo().orElseThrow());
        var refusals = new GitHubRefusals(server.host(), source.repo().orElseThrow(), workflow, token);
        return () -> {
            String branch = source.branch().isPresent() ? source.branch().get() : defaultBranch(repository, refusals);
            return dispatch(repository, workflow, branch, inputs, refusals);
        };
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

    private String defaultBranch(URI repository, GitHubRefusals refusals) throws TriggerException {
        HttpRequest question = request(repository, refusals.token()).GET().build();
        return DefaultBranch.ask(
                client, refusals.host(), refusals.repository(), question, refusals.token(), refusals::ofQuestion);
    }

    private Optional<URI> dispatch(
            URI repository, String workflow, String branch, Map<String, String> inputs, GitHubRefusals refusals)
            throws TriggerException {
        URI uri = URI.create(repository + "/actions/workflows/" + workflow + "/dispatches");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ref", branch);
        body.put("inputs", inputs);
        Map<String, Object> withDetails = new LinkedHashMap<>(body);
        withDetails.put("return_run_details", true);
        Reply reply = client.order(refusals.host(), () -> post(uri, withDetails, refusals.token()));
        if (reply.status() == UNPROCESSABLE
                && reply.text("message", refusals.token())
                        .filter(text -> text.contains(NO_DETAILS))
                        .isPresent()) {
            reply = client.order(refusals.host(), () -> post(uri, body, refusals.token()));
        }
        if (!reply.isSuccess()) {
            throw refusals.of(reply, branch);
        }
        return reply.text("html_url", refusals.token()).flatMap(RunUrl::of);
    }

    private static HttpRequest post(URI uri, Map<String, Object> body, Secret token) {
        return request(uri, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonText.line(body)))
                .build();
    }

    private static HttpRequest.Builder request(URI uri, Secret token) {
        return HttpRequest.newBuilder(uri)
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", VERSION)
                .header("Authorization", "Bearer " + token.reveal());
    }
}
