package io.imagefactory.core.registry;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.imagefactory.core.host.ClientOptions;
import io.imagefactory.core.host.DelayedLine;
import io.imagefactory.core.host.FakeTime;
import io.imagefactory.core.host.HostQueue;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Published;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many connections a registry gets for many tags. */
class ConnectionsTest {

    private static final String REGISTRY = "registry.example.com";
    private static final int TAGS = 100;
    private static final int PARALLEL = 4;
    private static final byte[] CONTENT = Images.index(MediaType.INDEX, Map.of());

    @TempDir
    private Path folder;

    @Test
    void aServerOfHttp2GetsOneForAll() throws Exception {
        Path certificate = Keys.make(folder).pem(folder.resolve("ca.pem"));
        WireMockServer server = new WireMockServer(wireMockConfig()
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystorePath(folder.resolve("keys.p12").toString())
                .keystorePassword(new String(Keys.PASSWORD))
                .keyManagerPassword(new String(Keys.PASSWORD))
                .keystoreType("PKCS12"));
        server.stubFor(any(anyUrl())
                .willReturn(ok().withHeader("Content-Type", MediaType.INDEX)
                        .withHeader(
                                "Docker-Content-Digest", Images.digest(CONTENT).toString())));
        server.start();
        try (DelayedLine line = line(server.httpsPort())) {
            askForAll("https://localhost:" + line.port(), Optional.of(certificate));

            assertThat(server.getAllServeEvents())
                    .hasSize(TAGS)
                    .allSatisfy(event ->
                            assertThat(event.getRequest().getProtocol()).isEqualTo("HTTP/2.0"));
            assertThat(line.connections()).isEqualTo(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void aServerOfHttp1GetsAsManyAsItIsAskedAtOnce() throws Exception {
        try (FakeRegistry server = new FakeRegistry();
                DelayedLine line = line(URI.create("http://" + server.host()).getPort())) {
            IntStream.range(0, TAGS)
                    .forEach(tag -> server.publish("app", String.valueOf(tag), MediaType.INDEX, CONTENT));

            askForAll("http://127.0.0.1:" + line.port(), Optional.empty());

            assertThat(server.seen()).hasSize(TAGS);
            // One may be asked for before the one before is known to be free again.
            assertThat(line.connections()).isLessThanOrEqualTo(2 * PARALLEL);
        }
    }

    private static DelayedLine line(int port) throws IOException {
        return new DelayedLine(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), Duration.ZERO);
    }

    private static void askForAll(String url, Optional<Path> certificates) throws IOException, InterruptedException {
        FakeTime time = new FakeTime();
        RegistryOptions options = RegistryOptions.USUAL
                .withMirrors(List.of(new Mirror(REGISTRY, URI.create(url))))
                .withPlain(Set.of(REGISTRY))
                .withClient(ClientOptions.USUAL.withCertificates(certificates));
        Optional<Published> known = Optional.of(Published.of(Images.digest(CONTENT)));
        try (HttpRegistry registry = new HttpRegistry(options, time, time, new Random(1))) {
            HostQueue.run(
                    "test",
                    PARALLEL,
                    PARALLEL,
                    IntStream.range(0, TAGS)
                            .mapToObj(tag -> new HostQueue.Task(REGISTRY, () -> {
                                try {
                                    registry.published(ImageReference.of(REGISTRY + "/app:" + tag), known);
                                } catch (RegistryException e) {
                                    throw new UncheckedIOException(e);
                                }
                            }))
                            .toList());
        }
    }
}
