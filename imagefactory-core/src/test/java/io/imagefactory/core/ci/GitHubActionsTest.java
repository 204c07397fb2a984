package io.imagefactory.core.ci;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A GitHub Enterprise Server, with the answers that GitHub gives. */
class GitHubActionsTest extends CiServer {

    private static final String REPOSITORY = "/api/v3/repos/acme/app";
    private static final String DISPATCHES = REPOSITORY + "/actions/workflows/build.yml/dispatches";
    private static final String DOCUMENTATION =
            "\"documentation_url\":\"https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event\"";

    @Test
    void theRunIsWhereTheServerSaysItIs() throws TriggerException {
        answers(runDetails());

        Optional<URI> run = triggers.trigger(request());

        assertThat(run).contains(URI.create("https://github.com/acme/app/actions/runs/41"));
        server.verify(
                exactly(1),
                postRequestedFor(urlEqualTo(DISPATCHES))
                        .withHeader("Authorization", equalTo("Bearer " + TOKEN))
                        .withHeader("X-GitHub-Api-Version", equalTo("2022-11-28"))
                        .withHeader("User-Agent", equalTo("image-factory"))
                        .withRequestBody(equalToJson("""
                                {
                                  "ref": "main",
                                  "return_run_details": true,
                                  "inputs": {
                                    "image": "app",
                                    "base_images": "{\\"node:22\\":\\"%s\\"}",
                                    "source_policy": "{\\"rules\\": [{\\"action\\": \\"CONVERT\\"}]}",
                                    "request": "app-1"
                                  }
                                }
                                """.formatted(Requests.DIGEST))));
    }

    @Test
    void aServerThatDoesNotTellTheRunHasBegunItAllTheSame() throws TriggerException {
        answers(aResponse().withStatus(204));

        Optional<URI> run = triggers.trigger(request());

        assertThat(run).isEmpty();
        server.verify(exactly(1), postRequestedFor(urlEqualTo(DISPATCHES)));
    }

    @Test
    void aServerThatIsTooOldToTellTheRunIsAskedWithoutIt() throws TriggerException {
        answers(says(422, "Invalid request.\\n\\n\\\"return_run_details\\\" is not a permitted key."));
        server.stubFor(post(urlEqualTo(DISPATCHES))
                .withRequestBody(matchingJsonPath("$.return_run_details", absent()))
                .willReturn(aResponse().withStatus(204)));

        Optional<URI> run = triggers.trigger(request());

        assertThat(run).isEmpty();
        server.verify(exactly(2), postRequestedFor(urlEqualTo(DISPATCHES)));
    }

    @Test
    void withoutABranchTheDefaultOneIsAskedFor() throws TriggerException {
        server.stubFor(get(urlEqualTo(REPOSITORY))
                .willReturn(aResponse().withBody("{\"full_name\":\"acme/app\",\"default_branch\":\"trunk\"}")));
        answers(runDetails());

        triggers.trigger(Requests.gitHub().at(url()).withoutBranch().build());

        server.verify(getRequestedFor(urlEqualTo(REPOSITORY)).withHeader("Authorization", equalTo("Bearer " + TOKEN)));
        server.verify(
                postRequestedFor(urlEqualTo(DISPATCHES)).withRequestBody(matchingJsonPath("$.ref", equalTo("trunk"))));
    }

    @Test
    void theQuestionForTheDefaultBranchIsAskedAgainWhereTheServerFails() throws TriggerException {
        server.stubFor(get(urlEqualTo(REPOSITORY))
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("well")
                .willReturn(aResponse().withStatus(502)));
        server.stubFor(get(urlEqualTo(REPOSITORY))
                .inScenario("busy")
                .whenScenarioStateIs("well")
                .willReturn(aResponse().withBody("{\"default_branch\":\"trunk\"}")));
        answers(runDetails());

        triggers.trigger(Requests.gitHub().at(url()).withoutBranch().build());

        server.verify(exactly(2), getRequestedFor(urlEqualTo(REPOSITORY)));
        server.verify(exactly(1), postRequestedFor(urlEqualTo(DISPATCHES)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"default_branch\":\"ma\\u001b[31min\"}", "<html>"})
    void aDefaultBranchThatIsNoneIsNotBelieved(String body) {
        server.stubFor(get(urlEqualTo(REPOSITORY)).willReturn(aResponse().withBody(body)));

        assertThatExceptionOfType(TriggerException.class)
                .isThrownBy(() -> triggers.trigger(
                        Requests.gitHub().at(url()).withoutBranch().build()))
                .withMessage(
                        host() + " does not say which branch of acme/app is its default; add `branch` to the source");
        server.verify(exactly(0), postRequestedFor(urlEqualTo(DISPATCHES)));
    }

    @Test
    void aBuildIsToldWhatImagesYamlSays() throws TriggerException {
        answers(runDetails());

        triggers.trigger(Requests.gitHub()
                .at(url())
                .inputs(Map.of("what", "{image} since {reason}"))
                .because("CVE-2026-1 \"$(rm -rf /)\"; `id`\n(ünder 7d)")
                .build());

        server.verify(postRequestedFor(urlEqualTo(DISPATCHES))
                .withRequestBody(matchingJsonPath(
                        "$.inputs", equalToJson("{\"what\": \"app since CVE-2026-1 rm -rf / id ünder 7d\"}"))));
    }

    @Test
    void aBuildIsToldNothingWhereImagesYamlSaysSo() throws TriggerException {
        answers(runDetails());

        triggers.trigger(Requests.gitHub().at(url()).inputs(Map.of()).build());

        server.verify(postRequestedFor(urlEqualTo(DISPATCHES))
                .withRequestBody(matchingJsonPath("$.inputs", equalToJson("{}"))));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalSaysWhatToDo(int status, String message, String[] words) {
        answers(says(status, message));

        assertThatExceptionOfType(TriggerException.class)
                .isThrownBy(() -> triggers.trigger(request()))
                .satisfies(e -> assertThat(e.isBegunPerhaps()).isFalse())
                .satisfies(e -> assertThat(e.getMessage()).contains(words).contains("(" + status + ")"));
        server.verify(exactly(1), postRequestedFor(urlEqualTo(DISPATCHES)));
        assertThat(time.naps()).isEmpty();
    }

    static List<Arguments> refusals() {
        return List.of(
                refusal(301, "Moved Permanently", "acme/app under another name", "write its present one as `repo`"),
                refusal(307, "Temporary Redirect", "write its present one as `repo`"),
                refusal(401, "Bad credentials", "does not accept the token", "set a new one"),
                refusal(
                        403,
                        "Resource not accessible by personal access token",
                        "permission Actions: write",
                        "\"Resource not accessible by personal access token\""),
                refusal(403, "Resource not accessible by integration", "`permissions: actions: write`"),
                refusal(
                        403,
                        "Resource protected by organization SAML enforcement. You must grant your Personal Access token"
                                + " access to this organization.",
                        "authorised for single sign-on"),
                refusal(404, "Not Found", "no workflow build.yml in acme/app", "on the default branch"),
                refusal(
                        422,
                        "Unexpected inputs provided: [\\\"base_images\\\", \\\"request\\\"]",
                        "[\"base_images\", \"request\"]",
                        "on.workflow_dispatch.inputs",
                        "`inputs` in images.yaml"),
                refusal(422, "Required input 'version' not provided", "'version'", "add it to `inputs`"),
                refusal(
                        422,
                        "Workflow does not have 'workflow_dispatch' trigger",
                        "add `workflow_dispatch:` under `on:`",
                        "branch main"),
                refusal(422, "No ref found for: main", "has no branch main", "mend `branch`"),
                refusal(422, "Cannot trigger a 'workflow_dispatch' on a disabled workflow", "is disabled", "enable it"),
                refusal(422, "Something new", "\"Something new\""),
                refusal(410, "Gone", "refuses to start build.yml of acme/app", "\"Gone\""));
    }

    @Test
    void aRateLimitIsWaitedForAndAskedAgain() throws TriggerException {
        long reset = time.instant().plusSeconds(30).getEpochSecond();
        server.stubFor(post(urlEqualTo(DISPATCHES))
                .inScenario("limit")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("over")
                .willReturn(says(403, "API rate limit exceeded for user ID 1.")
                        .withHeader("x-ratelimit-remaining", "0")
                        .withHeader("x-ratelimit-reset", Long.toString(reset))));
        server.stubFor(post(urlEqualTo(DISPATCHES))
                .inScenario("limit")
                .whenScenarioStateIs("over")
                .willReturn(runDetails()));

        Optional<URI> run = triggers.trigger(request());

        assertThat(run).isPresent();
        server.verify(exactly(2), postRequestedFor(urlEqualTo(DISPATCHES)));
        assertThat(time.naps())
                .singleElement()
                .satisfies(nap -> assertThat(nap).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(32)));
    }

    @Test
    void aRateLimitThatLastsTooLongIsNotWaitedFor() {
        long reset = time.instant().plusSeconds(1800).getEpochSecond();
        answers(says(403, "API rate limit exceeded for user ID 1.")
                .withHeader("x-ratelimit-remaining", "0")
                .withHeader("x-ratelimit-reset", Long.toString(reset)));

        assertThatExceptionOfType(TriggerException.class)
                .isThrownBy(() -> triggers.trigger(request()))
                .withMessage(host() + " takes no more requests for now (403); try again later, or less at once")
                .satisfies(e -> assertThat(e.isBegunPerhaps()).isFalse());
        server.verify(exactly(1), postRequestedFor(urlEqualTo(DISPATCHES)));
        assertThat(time.naps()).isEmpty();
    }

    @Test
    void aSecondaryRateLimitIsWaitedForAsOftenAsUsual() {
        answers(says(429, "You have exceeded a secondary rate limit.").withHeader("Retry-After", "20"));

        assertThatExceptionOfType(TriggerException.class)
                .isThrownBy(() -> triggers.trigger(request()))
                .withMessageContaining("(429)");
        server.verify(exactly(4), postRequestedFor(urlEqualTo(DISPATCHES)));
        assertThat(time.naps()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "http://github.com/acme/app/actions/runs/41",
                "https://user:password@github.com/",
                "https://github.com/" + TOKEN,
                "/acme/app"
            })
    void whatIsNoUrlToShowIsNotShown(String url) throws TriggerException {
        answers(aResponse().withBody("{\"html_url\":\"" + url + "\"}"));

        assertThat(triggers.trigger(request())).isEmpty();
    }

    @Test
    void moreInputsThanGitHubTakesAreNotSent() {
        Map<String, String> inputs = new TreeMap<>();
        for (int i = 0; i < 26; i++) {
            inputs.put("input" + i, "{image}");
        }

        assertThat(triggers.problem(Requests.gitHub().at(url()).inputs(inputs).build()))
                .contains("GitHub takes 25 inputs at most, and these are 26; name fewer under `inputs`");
    }

    @Test
    void longerInputsThanGitHubTakesAreNotSent() {
        Map<String, String> inputs = Map.of("long", "x".repeat(65_530));

        assertThat(triggers.problem(Requests.gitHub().at(url()).inputs(inputs).build()))
                .hasValueSatisfying(problem -> assertThat(problem)
                        .startsWith("GitHub takes inputs of 65535 characters at most, and these have 65541"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".github/workflows/build.yml", "../build.yml", "build", "a?b.yml", "a%2Fb.yml"})
    void aWorkflowIsTheNameOfAFile(String workflow) {
        assertThat(triggers.problem(
                        Requests.gitHub().at(url()).workflow(workflow).build()))
                .contains("workflow \"" + workflow
                        + "\" is no name of a file; write that of a file in .github/workflows, such as build.yml");
    }

    private BuildRequest request() {
        return Requests.gitHub().at(url()).build();
    }

    private void answers(ResponseDefinitionBuilder answer) {
        server.stubFor(post(urlEqualTo(DISPATCHES))
                .withRequestBody(containing("return_run_details"))
                .willReturn(answer));
    }

    private static ResponseDefinitionBuilder runDetails() {
        return aResponse().withBody("""
                {
                  "workflow_run_id": 41,
                  "run_url": "https://api.github.com/repos/acme/app/actions/runs/41",
                  "html_url": "https://github.com/acme/app/actions/runs/41"
                }
                """);
    }

    private static ResponseDefinitionBuilder says(int status, String message) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withHeader("Location", "https://api.github.com/repositories/1")
                .withBody("{\"message\":\"" + message + "\"," + DOCUMENTATION + ",\"status\":\"" + status + "\"}");
    }

    private static Arguments refusal(int status, String message, String... words) {
        return Arguments.of(status, message, words);
    }
}
