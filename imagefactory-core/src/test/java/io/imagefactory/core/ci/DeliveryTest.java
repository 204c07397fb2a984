package io.imagefactory.core.ci;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.imagefactory.core.host.ClientOptions;
import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.FakeTime;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.host.Sleeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A build is asked for once, unless it is certain that nobody has taken the request. */
class DeliveryTest extends CiServer {

    @ParameterizedTest
    @ValueSource(ints = {500, 501, 502, 503, 504, 599})
    void afterAFailureOfTheServerNobodyKnows(int status) {
        answers(aResponse().withStatus(status).withBody("{\"message\":\"Server Error\"}"));

        TriggerException failure = failure(triggers, Requests.gitHub().at(url()).build());

        assertThat(failure)
                .hasMessage(host() + " has failed while it was asked (" + status
                        + "): nobody knows whether it builds, so it is not asked again; look there for the run");
        assertThat(failure.isBegunPerhaps()).isTrue();
        server.verify(exactly(1), postRequestedFor(anyUrl()));
        assertThat(time.naps()).isEmpty();
    }

    @Test
    void aServerThatIsDownForAWhileIsAskedAgainAfterIt() throws TriggerException {
        server.stubFor(post(anyUrl())
                .inScenario("maintenance")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("over")
                .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "7")));
        server.stubFor(post(anyUrl())
                .inScenario("maintenance")
                .whenScenarioStateIs("over")
                .willReturn(aResponse().withStatus(204)));

        triggers.trigger(Requests.gitHub().at(url()).build());

        server.verify(exactly(2), postRequestedFor(anyUrl()));
        assertThat(time.naps())
                .singleElement()
                .satisfies(nap -> assertThat(nap).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(9)));
    }

    @Test
    void aServerThatIsDownForLongHasNotBegun() {
        answers(aResponse().withStatus(503).withHeader("Retry-After", "3600"));

        TriggerException failure = failure(triggers, Requests.gitHub().at(url()).build());

        assertThat(failure.isBegunPerhaps()).isFalse();
        assertThat(failure.isUnavailable()).isTrue();
        server.verify(exactly(1), postRequestedFor(anyUrl()));
    }

    @Test
    void aRefusalIsAboutTheRequest() {
        answers(aResponse().withStatus(422));

        assertThat(failure(triggers, Requests.gitHub().at(url()).build()).isUnavailable())
                .isFalse();
    }

    @Test
    void whoTakesNoConnectionIsAskedAsOftenAsUsual() throws IOException {
        String closed = closedPort();

        TriggerException failure = failureAt(closed);

        assertThat(failure)
                .hasMessage(
                        closed + " cannot be reached (it takes no connection); try again later, or mend its name, the "
                                + "proxy or the certificates");
        assertThat(failure.isBegunPerhaps()).isFalse();
        assertThat(failure.isUnavailable()).isTrue();
        assertThat(time.naps()).hasSize(3);
    }

    @Test
    void whoHangsUpMayHaveBegun() throws IOException {
        try (RudeServer rude = RudeServer.thatHangsUp()) {
            TriggerException failure = failureAt(rude.host());

            assertThat(failure)
                    .hasMessage(
                            rude.host() + " was asked, and gave no answer (the connection broke): nobody knows whether "
                                    + "it builds, so it is not asked again; look there for the run");
            assertThat(failure.isBegunPerhaps()).isTrue();
            assertThat(rude.requests()).isEqualTo(1);
            assertThat(time.naps()).isEmpty();
        }
    }

    @Test
    void whoBreaksOffMayHaveBegun() throws IOException {
        try (RudeServer rude = RudeServer.thatBreaksOff()) {
            TriggerException failure = failureAt(rude.host());

            assertThat(failure.isBegunPerhaps()).isTrue();
            assertThat(rude.requests()).isEqualTo(1);
        }
    }

    @Test
    void whoIsSilentMayHaveBegun() throws IOException {
        try (RudeServer rude = RudeServer.thatIsSilent();
                CiTriggers impatient = triggers(rude.host(), Duration.ofMillis(500), time)) {
            TriggerException failure =
                    failure(impatient, Requests.gitHub().at(rude.url()).build());

            assertThat(failure).hasMessageContaining("gave no answer (it takes too long)");
            assertThat(failure.isBegunPerhaps()).isTrue();
            assertThat(rude.requests()).isEqualTo(1);
        }
    }

    @Test
    void theQuestionForABranchBeginsNothing() throws IOException {
        try (RudeServer rude = RudeServer.thatHangsUp();
                CiTriggers triggers = triggers(rude.host(), Duration.ofSeconds(20), time)) {
            TriggerException failure = failure(
                    triggers, Requests.gitHub().at(rude.url()).withoutBranch().build());

            assertThat(failure.isBegunPerhaps()).isFalse();
            assertThat(rude.requests()).isGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void whoIsInterruptedWhileAskingDoesNotKnow() throws Exception {
        try (RudeServer rude = RudeServer.thatIsSilent();
                CiTriggers triggers = triggers(rude.host(), Duration.ofMinutes(5), time)) {
            Thread asking = Thread.currentThread();
            Thread interrupter = new Thread(() -> {
                try {
                    rude.awaitRequest();
                    asking.interrupt();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            interrupter.start();

            TriggerException failure =
                    failure(triggers, Requests.gitHub().at(rude.url()).build());

            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure).hasMessageContaining("gave no answer (interrupted)");
            assertThat(failure.isBegunPerhaps()).isTrue();
            interrupter.join();
        }
    }

    @Test
    void whoIsInterruptedBetweenTwoAttemptsKnows() throws IOException {
        String closed = closedPort();
        Sleeper interrupted = wait -> {
            throw new InterruptedException();
        };
        try (CiTriggers triggers = triggers(closed, Duration.ofSeconds(20), interrupted)) {
            TriggerException failure =
                    failure(triggers, Requests.gitHub().at("http://" + closed).build());

            assertThat(Thread.interrupted()).isTrue();
            assertThat(failure).hasMessage("interrupted before " + closed + " was asked again");
            assertThat(failure.isBegunPerhaps()).isFalse();
        }
    }

    private TriggerException failureAt(String host) throws IOException {
        try (CiTriggers triggers = triggers(host, Duration.ofSeconds(20), time)) {
            return failure(triggers, Requests.gitHub().at("http://" + host).build());
        }
    }

    private static TriggerException failure(CiTriggers triggers, BuildRequest request) {
        return catchThrowableOfType(TriggerException.class, () -> triggers.trigger(request));
    }

    private void answers(ResponseDefinitionBuilder answer) {
        server.stubFor(post(anyUrl()).willReturn(answer));
    }

    private static CiTriggers triggers(String host, Duration timeout, Sleeper sleeper) throws IOException {
        Credential credential = new Credential(Optional.empty(), new Secret(TOKEN));
        Credentials credentials = asked -> Optional.of(credential).filter(any -> asked.equals(host));
        ClientOptions client = new ClientOptions(
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(10),
                timeout,
                timeout.multipliedBy(9),
                ClientOptions.USUAL.retries());
        TriggerOptions options = new TriggerOptions(credentials, Credentials.none(), client);
        return new CiTriggers(options, new FakeTime(), sleeper, new Random(1));
    }

    private static String closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }
}
