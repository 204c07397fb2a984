package io.imagefactory.core.ci;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CI systems that answer with what nobody should see or hold. */
class HostileAnswersTest extends CiServer {

    private static final List<Integer> STATUSES = List.of(301, 400, 401, 403, 404, 422, 429, 500, 503);

    static Stream<Arguments> everyStatusOfEverySystem() {
        return STATUSES.stream()
                .flatMap(status -> Stream.of("api", "job")
                        .flatMap(kind ->
                                Stream.of(Arguments.of("github", kind, status), Arguments.of("gitlab", kind, status))));
    }

    @ParameterizedTest
    @MethodSource("everyStatusOfEverySystem")
    void theTokenIsInNoMessageEvenIfItIsSentBack(String system, String kind, int status) throws IOException {
        as(kind.equals("job") ? Optional.of("gitlab-ci-token") : Optional.empty(), TOKEN);
        server.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Location", "https://elsewhere.example.com/" + TOKEN)
                        .withHeader("WWW-Authenticate", "Bearer " + TOKEN)
                        .withBody("{\"message\":\"you sent Bearer " + TOKEN + "\",\"error\":\"" + TOKEN + "\"}")));

        TriggerException failure = failure(system);

        assertThat(everything(failure)).doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @MethodSource("everyStatusOfEverySystem")
    void anEndlessAnswerIsNotReadToItsEnd(String system, String kind, int status) {
        server.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(status)
                        .withBody("{\"message\":\"" + "x".repeat(3 * 1024 * 1024) + "\"}")));

        TriggerException failure = failure(system);

        assertThat(failure.getMessage()).hasSizeLessThan(600);
        assertThat(failure.isBegunPerhaps()).isEqualTo(status >= 500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "gitlab"})
    void aSuccessOfAnySizeIsASuccess(String system) throws TriggerException {
        server.stubFor(any(anyUrl())
                .willReturn(aResponse().withStatus(201).withBody("[" + "1,".repeat(1024 * 1024) + "1]")));

        assertThat(triggers.trigger(request(system))).isEmpty();
        server.verify(exactly(1), postRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "gitlab"})
    void aMessageIsShownAsOneLineThatEnds(String system) {
        server.stubFor(post(anyUrl())
                .willReturn(aResponse()
                        .withStatus(418)
                        .withBody("{\"message\":\"a\\n[ERROR] b\\u001b[31m\\u202e" + "c".repeat(5000) + "\"}")));

        TriggerException failure = failure(system);

        assertThat(failure.getMessage())
                .doesNotContain("\n", "\u001b", "\u202e")
                .contains("a\uFFFD[ERROR] b")
                .hasSizeLessThan(500);
    }

    @Test
    void anAnswerThatRedirectsIsNotFollowedAndShowsNobodyWhoWeAre() {
        server.stubFor(
                post(anyUrl()).willReturn(aResponse().withStatus(307).withHeader("Location", url() + "/elsewhere")));

        failure("github");

        server.verify(exactly(1), postRequestedFor(anyUrl()));
    }

    private TriggerException failure(String system) {
        return catchThrowableOfType(TriggerException.class, () -> triggers.trigger(request(system)));
    }

    private BuildRequest request(String system) {
        return (system.equals("github") ? Requests.gitHub() : Requests.gitLab())
                .at(url())
                .build();
    }

    private static String everything(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return failure + text.toString();
    }
}
