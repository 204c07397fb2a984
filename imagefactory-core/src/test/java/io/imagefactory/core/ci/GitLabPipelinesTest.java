package io.imagefactory.core.ci;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A GitLab of one's own, with the answers that GitLab gives. */
class GitLabPipelinesTest extends CiServer {

    private static final String PROJECT = "/api/v4/projects/acme%2Fapp";
    private static final String PIPELINE = PROJECT + "/pipeline";
    private static final String TRIGGER = PROJECT + "/trigger/pipeline";
    private static final String CREATED =
            "{\"id\":46,\"ref\":\"main\",\"status\":\"created\",\"web_url\":\"https://gitlab.example.com/acme/app/-/pipelines/46\"}";

    @Test
    void aTokenForTheApiCreatesAPipeline() throws TriggerException {
        answers(PIPELINE, 201, CREATED);

        Optional<URI> run = triggers.trigger(request());

        assertThat(run).contains(URI.create("https://gitlab.example.com/acme/app/-/pipelines/46"));
        server.verify(
                exactly(1),
                postRequestedFor(urlEqualTo(PIPELINE))
                        .withHeader("Authorization", equalTo("Bearer " + TOKEN))
                        .withRequestBody(equalToJson("""
                                {
                                  "ref": "main",
                                  "variables": [
                                    {"key": "IMAGEFACTORY_IMAGE", "value": "app"},
                                    {"key": "IMAGEFACTORY_BASE_IMAGES", "value": "{\\"node:22\\":\\"%s\\"}"},
                                    {"key": "IMAGEFACTORY_SOURCE_POLICY",
                                      "value": "{\\"rules\\": [{\\"action\\": \\"CONVERT\\"}]}"},
                                    {"key": "IMAGEFACTORY_REQUEST", "value": "app-1"},
                                    {"key": "IMAGEFACTORY_PIPELINE", "value": "images"},
                                    {"key": "IMAGEFACTORY_JOB", "value": "build app"}
                                  ]
                                }
                                """.formatted(Requests.DIGEST))));
    }

    @ParameterizedTest
    @CsvSource({"gitlab-ci-token, job-t0ken", "any, glptt-t0ken"})
    void aTokenThatMayOnlyTriggerDoesSo(String user, String token) throws TriggerException, IOException {
        as(Optional.of(user), token);
        answers(TRIGGER, 201, CREATED);

        Optional<URI> run = triggers.trigger(request());

        assertThat(run).isPresent();
        server.verify(
                exactly(1),
                postRequestedFor(urlEqualTo(TRIGGER))
                        .withoutHeader("Authorization")
                        .withRequestBody(matchingJsonPath("$.token", equalTo(token)))
                        .withRequestBody(matchingJsonPath("$.ref", equalTo("main")))
                        .withRequestBody(matchingJsonPath("$.variables.IMAGEFACTORY_JOB", equalTo("build app")))
                        .withRequestBody(matchingJsonPath("$.variables.IMAGEFACTORY_REQUEST", equalTo("app-1"))));
    }

    @Test
    void aTokenThatMayOnlyTriggerNeedsABranch() throws IOException {
        as(Optional.of("gitlab-ci-token"), "job-t0ken");

        assertThat(triggers.problem(Requests.gitLab().at(url()).withoutBranch().build()))
                .contains("the token that is known for " + host()
                        + " may not ask for the default branch of acme/app; add `branch` to the source");
    }

    @Test
    void withoutABranchTheDefaultOneIsAskedFor() throws TriggerException {
        server.stubFor(get(urlEqualTo(PROJECT))
                .withHeader("Authorization", equalTo("Bearer " + TOKEN))
                .willReturn(aResponse().withBody("{\"id\":1,\"default_branch\":\"trunk\"}")));
        answers(PIPELINE, 201, CREATED);

        triggers.trigger(Requests.gitLab().at(url()).withoutBranch().build());

        server.verify(
                postRequestedFor(urlEqualTo(PIPELINE)).withRequestBody(matchingJsonPath("$.ref", equalTo("trunk"))));
    }

    @Test
    void aServerBelowAPathIsAskedBelowIt() throws TriggerException {
        answers("/gitlab" + PIPELINE, 201, CREATED);

        assertThat(triggers.trigger(Requests.gitLab().at(url() + "/gitlab/").build()))
                .isPresent();
    }

    @Test
    void whatBuildsItIsSaidWhateverTheInputs() throws TriggerException {
        answers(PIPELINE, 201, CREATED);

        triggers.trigger(Requests.gitLab().at(url()).inputs(Map.of()).build());

        server.verify(postRequestedFor(urlEqualTo(PIPELINE))
                .withRequestBody(matchingJsonPath("$.variables", equalToJson("""
                        [
                          {"key": "IMAGEFACTORY_PIPELINE", "value": "images"},
                          {"key": "IMAGEFACTORY_JOB", "value": "build app"}
                        ]
                        """))));
    }

    @Test
    void whatBuildsItIsNoTemplate() throws TriggerException {
        answers(PIPELINE, 201, CREATED);

        triggers.trigger(Requests.gitLab()
                .at(url())
                .job("build {image} {x}")
                .inputs(Map.of("IMAGEFACTORY_JOB", "{request}"))
                .build());

        server.verify(postRequestedFor(urlEqualTo(PIPELINE))
                .withRequestBody(matchingJsonPath("$.variables", equalToJson("""
                        [{"key": "IMAGEFACTORY_JOB", "value": "build {image} {x}"}]
                        """))));
    }

    @Test
    void aNameWithAHyphenIsNoVariable() {
        assertThat(triggers.problem(Requests.gitLab()
                        .at(url())
                        .inputs(Map.of("base-images", "x"))
                        .build()))
                .contains("input \"base-images\" cannot be a variable of GitLab; write its name without \"-\"");
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalSaysWhatToDo(int status, String body, List<String> words) {
        answers(PIPELINE, status, body);

        assertThatExceptionOfType(TriggerException.class)
                .isThrownBy(() -> triggers.trigger(request()))
                .satisfies(e -> assertThat(e.isBegunPerhaps()).isFalse())
                .satisfies(e -> assertThat(e.getMessage()).contains(words).contains("(" + status + ")"));
        server.verify(exactly(1), postRequestedFor(urlEqualTo(PIPELINE)));
    }

    static List<Arguments> refusals() {
        return List.of(
                refusal(302, "", "acme/app under another name"),
                refusal(400, base("Reference not found"), "acme/app has no branch main", "mend `branch`"),
                refusal(400, base("Missing CI config file"), "has no .gitlab-ci.yml on main"),
                refusal(400, base("Missing .gitlab-ci.yml file"), "has no .gitlab-ci.yml on main"),
                refusal(
                        400,
                        base("Insufficient permissions to set pipeline variables"),
                        "minimum role to use pipeline variables"),
                refusal(
                        400,
                        base(
                                "Pipeline will not run for the selected trigger. The rules configuration prevented any jobs"
                                        + " from being added to the pipeline."),
                        "$IMAGEFACTORY_JOB"),
                refusal(400, base("No stages / jobs for this pipeline."), "$IMAGEFACTORY_JOB"),
                refusal(
                        400,
                        base("You do not have sufficient permission to run a pipeline on 'main'."),
                        "\"You do not have sufficient permission to run a pipeline on 'main'.\""),
                refusal(400, "{\"error\":\"ref is missing\"}", "\"ref is missing\""),
                refusal(401, "{\"message\":\"401 Unauthorized\"}", "does not accept the token", "set a new one"),
                refusal(403, "{\"message\":\"403 Forbidden\"}", "the scope api and the role Developer"),
                refusal(
                        403,
                        "{\"error\":\"insufficient_scope\",\"error_description\":\"The request requires higher privileges"
                                + " than provided by the access token.\",\"scope\":\"api\"}",
                        "the scope api",
                        "\"The request requires higher privileges than provided by the access token.\""),
                refusal(404, "{\"message\":\"404 Project Not Found\"}", "has no project acme/app"),
                refusal(418, "<html>teapot</html>", "refuses to start a pipeline of acme/app"));
    }

    @Test
    void tooManyRequestsAreSentAgainAsOftenAsUsual() {
        answers(PIPELINE, 429, "Retry later\n");

        assertThatExceptionOfType(TriggerException.class)
                .isThrownBy(() -> triggers.trigger(request()))
                .withMessage(host() + " takes no more requests for now (429); try again later, or less at once")
                .satisfies(e -> assertThat(e.isBegunPerhaps()).isFalse());
        server.verify(exactly(4), postRequestedFor(urlEqualTo(PIPELINE)));
    }

    private BuildRequest request() {
        return Requests.gitLab().at(url()).build();
    }

    private void answers(String path, int status, String body) {
        server.stubFor(post(urlEqualTo(path))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Location", "https://elsewhere.example.com/")
                        .withBody(body)));
    }

    private static String base(String message) {
        return "{\"message\":{\"base\":[\"" + message + "\"]}}";
    }

    private static Arguments refusal(int status, String body, String... words) {
        return Arguments.of(status, body, List.of(words));
    }
}
