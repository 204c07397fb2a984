package io.imagefactory.core.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.FakeTime;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.provider.Provider;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found without a connection. */
class CiTriggersTest {

    private CiTriggers triggers;

    @BeforeEach
    void start() throws IOException {
        as("t0ken");
    }

    @AfterEach
    void stop() {
        triggers.close();
    }

    @Test
    void whatIsCompleteHasNoProblem() {
        assertThat(triggers.problem(Requests.gitHub().build())).isEmpty();
        assertThat(triggers.problem(Requests.gitLab().build())).isEmpty();
        assertThat(triggers.problem(Requests.gitHub().withoutBranch().build())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Provider.class,
            names = {"LOCAL", "GIT", "GITEA", "BITBUCKET"})
    void aProviderWithoutACiSystemNeedsAWebhook(Provider provider) {
        BuildRequest request = Requests.silent(provider).build();

        assertThat(triggers.problem(request))
                .contains(
                        "provider " + provider.text()
                                + " has no CI system that could be asked; name who builds the image by `webhook` in its source");
        assertThatExceptionOfType(TriggerException.class)
                .isThrownBy(() -> triggers.trigger(request))
                .satisfies(e -> assertThat(e.isBegunPerhaps()).isFalse());
    }

    @Test
    void gitHubNeedsAWorkflow() {
        assertThat(triggers.problem(Requests.silent(Provider.GITHUB).build()))
                .contains(
                        "nothing says which workflow of GitHub Actions builds it; add `workflow: <file>` to its source, "
                                + "or `webhook`");
    }

    @Test
    void gitLabNeedsAPipelineOrAJob() {
        assertThat(triggers.problem(Requests.silent(Provider.GITLAB).build()))
                .contains(
                        "nothing says what of the project's pipelines builds it; add `pipeline` or `job` to its source, on "
                                + "which the pipeline's rules can decide, or `webhook`");
    }

    @ParameterizedTest
    @CsvSource({"GITHUB, github.com, GITHUB_TOKEN", "GITLAB, gitlab.com, GITLAB_TOKEN"})
    void withoutATokenNobodyIsAsked(Provider provider, String host, String variable) throws IOException {
        triggers.close();
        triggers = CiServer.triggers(Credentials.none(), Credentials.none(), new FakeTime());
        Requests requests = provider == Provider.GITHUB ? Requests.gitHub() : Requests.gitLab();

        assertThat(triggers.problem(requests.build()))
                .contains("no token is known for " + host + "; put a <server> with id " + host
                        + " into settings.xml, or " + variable + " into the environment");
    }

    @Test
    void theTokenOfAnotherHostIsNotTheTokenOfThisOne() {
        assertThat(triggers.problem(
                        Requests.gitHub().at("https://ghe.example.com:8443").build()))
                .contains(
                        "no token is known for ghe.example.com:8443; put a <server> with id ghe.example.com:8443 into "
                                + "settings.xml");
    }

    @Test
    void aTokenIsNotSentInTheClear() {
        assertThat(triggers.problem(Requests.gitHub().at("http://github.com").build()))
                .hasValueSatisfying(problem -> assertThat(problem)
                        .startsWith("github.com:80 is not asked for builds by plain http")
                        .contains("`url`"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"to ken", "token\nX-Other: header", "tökən", "token\u0000"})
    void whatNoTokenHoldsIsNotShown(String token) throws IOException {
        as(token);

        assertThat(triggers.problem(Requests.gitHub().build()))
                .contains(
                        "the token that is known for github.com holds what no token has, such as a blank or a line break; "
                                + "set it again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a b", "a\n"})
    void theIdOfARequestHasItsForm(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new BuildRequest(id, "app", Requests.gitHub().build().build(), new TreeMap<>(), "{}", "why"));
    }

    private void as(String token) throws IOException {
        if (triggers != null) {
            triggers.close();
        }
        Credential credential = new Credential(Optional.empty(), new Secret(token));
        Credentials credentials = Credentials.of(Map.of("github.com", credential, "gitlab.com", credential));
        triggers = CiServer.triggers(credentials, Credentials.none(), new FakeTime());
    }
}
