package io.imagefactory.core.ci;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.imagefactory.core.host.ClientOptions;
import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.FakeTime;
import io.imagefactory.core.host.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A CI system on this machine, and who asks it. */
abstract class CiServer {

    static final String TOKEN = "glpat-s3cr3t-t0ken";

    final FakeTime time = new FakeTime();
    final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    CiTriggers triggers;

    @BeforeEach
    void start() throws IOException {
        server.start();
        as(Optional.empty(), TOKEN);
    }

    @AfterEach
    void stop() {
        triggers.close();
        server.stop();
    }

    void as(Optional<String> user, String token) throws IOException {
        if (triggers != null) {
            triggers.close();
        }
        Credentials credentials = Credentials.of(Map.of(host(), new Credential(user, new Secret(token))));
        triggers = triggers(credentials, Credentials.none(), time);
    }

    static CiTriggers triggers(Credentials credentials, Credentials secrets, FakeTime time) throws IOException {
        ClientOptions client = new ClientOptions(
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofMinutes(5),
                ClientOptions.USUAL.retries());
        return new CiTriggers(new TriggerOptions(credentials, secrets, client), time, time, new Random(1));
    }

    String host() {
        return "127.0.0.1:" + server.port();
    }

    String url() {
        return "http://" + host();
    }
}
