package io.imagefactory.core.ci;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.exactly;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A receiver of webhooks. */
class SignedWebhookTest extends CiServer {

    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);

    @BeforeEach
    void knowTheSecret() throws IOException {
        signWith(SECRET);
    }

    @Test
    void theReceiverCanTellThatTheRequestIsOurs() throws TriggerException, GeneralSecurityException {
        answers(202);

        triggers.trigger(request());

        LoggedRequest request = requests().get(0);
        assertThat(request.getHeader("webhook-id")).isEqualTo("app-1");
        assertThat(request.getHeader("webhook-timestamp"))
                .isEqualTo(Long.toString(Instant.parse("2026-11-22T10:00:00Z").getEpochSecond()));
        assertThat(request.getHeader("webhook-signature")).isEqualTo(signature(request));
        assertThat(request.containsHeader("Authorization")).isFalse();
        server.verify(postRequestedFor(urlEqualTo("/hook?team=a"))
                .withRequestBody(equalToJson("""
                {
                  "type": "build.requested",
                  "timestamp": "2026-11-22T10:00:00Z",
                  "data": {
                    "image": "app",
                    "base_images": "{\\"node:22\\":\\"%s\\"}",
                    "source_policy": "{\\"rules\\": [{\\"action\\": \\"CONVERT\\"}]}",
                    "request": "app-1"
                  }
                }
                """.formatted(Requests.DIGEST))));
    }

    /** The example of the specification. */
    @Test
    void theSignatureIsThatOfTheSpecification() {
        SigningKey key = SigningKey.of(new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
                .orElseThrow();

        String signature = key.sign(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void anotherAttemptHasTheSameIdAndItsOwnTime() throws GeneralSecurityException {
        answers(429);

        assertThatExceptionOfType(TriggerException.class).isThrownBy(() -> triggers.trigger(request()));

        assertThat(requests()).hasSize(4);
        assertThat(requests()).extracting(sent -> sent.getHeader("webhook-id")).containsOnly("app-1");
        assertThat(requests())
                .extracting(LoggedRequest::getBodyAsString)
                .containsOnly(requests().get(0).getBodyAsString());
        assertThat(requests().get(3).getHeader("webhook-timestamp"))
                .isEqualTo(Long.toString(time.instant().getEpochSecond()))
                .isNotEqualTo(requests().get(0).getHeader("webhook-timestamp"));
        for (LoggedRequest sent : requests()) {
            assertThat(sent.getHeader("webhook-signature")).isEqualTo(signature(sent));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://ci.example.com/runs/7, https://ci.example.com/runs/7",
        "/runs/7, /runs/7",
        "http://ci.example.com/runs/7, ",
        "'::', "
    })
    void theRunIsWhereTheReceiverSaysItIs(String location, String expected) throws TriggerException {
        server.stubFor(post(urlEqualTo("/hook?team=a"))
                .willReturn(aResponse().withStatus(201).withHeader("Location", location)));

        Optional<URI> run = triggers.trigger(request());

        assertThat(run)
                .isEqualTo(Optional.ofNullable(expected)
                        .map(text -> URI.create(url()).resolve(text)));
    }

    @Test
    void nothingIsSentUnsigned() throws IOException {
        triggers.close();
        triggers = triggers(Credentials.none(), Credentials.none(), time);

        assertThatExceptionOfType(TriggerException.class)
                .isThrownBy(() -> triggers.trigger(request()))
                .withMessage("no secret is known to sign requests to the webhook at " + host()
                        + " with, and nothing is sent unsigned; put a <server> with id " + host()
                        + " into settings.xml, or IMAGEFACTORY_WEBHOOK_SECRET into the environment");
        assertThat(requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "whsec_c2hvcnQ=", "whsec_!!!", "d2hzZWNfMDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODk="})
    void aSecretThatCouldBeGuessedSignsNothing(String secret) throws IOException {
        signWith(secret);

        assertThat(triggers.problem(request()))
                .hasValueSatisfying(problem -> assertThat(problem)
                        .contains("24 to 64 random bytes in Base64", "openssl rand")
                        .doesNotContain(secret));
        assertThatExceptionOfType(TriggerException.class).isThrownBy(() -> triggers.trigger(request()));
        assertThat(requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "302, write the URL it leads to as `webhook`",
        "307, write the URL it leads to as `webhook`",
        "400, its own log says why",
        "401, see that both sides have the same secret",
        "403, see that both sides have the same secret",
        "404, mend `webhook` of the source",
        "410, mend `webhook` of the source"
    })
    void aRefusalSaysWhatToDo(int status, String words) {
        answers(status);

        assertThatExceptionOfType(TriggerException.class)
                .isThrownBy(() -> triggers.trigger(request()))
                .withMessageContaining("the webhook at " + host())
                .withMessageContaining("(" + status + ")")
                .withMessageContaining(words)
                .satisfies(e -> assertThat(e.isBegunPerhaps()).isFalse())
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("team=a", SECRET));
        server.verify(exactly(1), postRequestedFor(urlEqualTo("/hook?team=a")));
    }

    private void signWith(String secret) throws IOException {
        triggers.close();
        Credentials secrets = Credentials.of(Map.of(host(), new Credential(Optional.empty(), new Secret(secret))));
        triggers = triggers(Credentials.none(), secrets, time);
    }

    private BuildRequest request() {
        return Requests.webhook(url() + "/hook?team=a").build();
    }

    private void answers(int status) {
        server.stubFor(post(urlEqualTo("/hook?team=a"))
                .willReturn(aResponse().withStatus(status).withHeader("Location", url() + "/elsewhere")));
    }

    private List<LoggedRequest> requests() {
        return server.findAll(postRequestedFor(urlEqualTo("/hook?team=a")));
    }

    /** As a receiver computes it. */
    private static String signature(LoggedRequest request) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        mac.update(request.getHeader("webhook-id").getBytes(StandardCharsets.UTF_8));
        mac.update((byte) '.');
        mac.update(request.getHeader("webhook-timestamp").getBytes(StandardCharsets.UTF_8));
        mac.update((byte) '.');
        mac.update(request.getBody());
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal());
    }
}
