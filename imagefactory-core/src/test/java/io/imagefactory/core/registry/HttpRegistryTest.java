package io.imagefactory.core.registry;

import static io.imagefactory.core.registry.MediaType.DOCKER_LIST;
import static io.imagefactory.core.registry.MediaType.DOCKER_MANIFEST;
import static io.imagefactory.core.registry.MediaType.INDEX;
import static io.imagefactory.core.registry.MediaType.MANIFEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.imagefactory.core.host.ClientOptions;
import io.imagefactory.core.host.FakeTime;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Published;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of a registry, and what is made of its answers. */
class HttpRegistryTest {

    private static final byte[] AMD64 = Images.configuration("linux/amd64", "2026-01-02T03:04:05.678901234Z");
    private static final byte[] IMAGE = Images.manifest(MANIFEST, AMD64);
    private static final byte[] ARM_IMAGE =
            Images.manifest(MANIFEST, Images.configuration("linux/arm64/v8", "2026-01-03T00:00:00Z"));
    private static final byte[] MULTI =
            Images.index(INDEX, new TreeMap<>(Map.of("linux/amd64", IMAGE, "linux/arm64/v8", ARM_IMAGE)));

    private final FakeTime time = new FakeTime();
    private FakeRegistry server;
    private HttpRegistry registry;

    @BeforeEach
    void start() throws IOException {
        server = new FakeRegistry();
        registry = registry(RegistryOptions.USUAL);
    }

    @AfterEach
    void stop() {
        registry.close();
        server.close();
    }

    @Test
    void anUnchangedTagCostsOneRequestWithoutABody() throws IOException {
        server.publish("app", "1", INDEX, MULTI);
        Published known = Published.of(Images.digest(MULTI));

        Published published = registry.published(server.image("app:1"), Optional.of(known));

        assertThat(published).isSameAs(known);
        assertThat(server.asked()).containsExactly("HEAD /v2/app/manifests/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {INDEX, DOCKER_LIST})
    void ofAChangedIndexThePlatformsAreLearned(String type) throws IOException {
        byte[] index = Images.index(type, new TreeMap<>(Map.of("linux/amd64", IMAGE, "linux/arm64/v8", ARM_IMAGE)));
        server.publish("app", "1", type, index);

        Published published =
                registry.published(server.image("app:1"), Optional.of(Published.of(Images.digest(IMAGE))));

        assertThat(published.digest()).isEqualTo(Images.digest(index));
        assertThat(published.platforms())
                .containsExactly(
                        Map.entry("linux/amd64", Images.digest(IMAGE)),
                        Map.entry("linux/arm64/v8", Images.digest(ARM_IMAGE)));
        assertThat(server.asked())
                .containsExactly("HEAD /v2/app/manifests/1", "GET /v2/app/manifests/" + Images.digest(index));
    }

    @ParameterizedTest
    @ValueSource(strings = {MANIFEST, DOCKER_MANIFEST})
    void ofASingleManifestTheConfigurationSaysPlatformAndDate(String type) throws IOException {
        byte[] manifest = Images.manifest(type, AMD64);
        server.publish("app", "1", type, manifest);
        server.blob("app", AMD64);

        Published published = registry.published(server.image("app:1"), Optional.empty());

        assertThat(published.platforms()).containsExactly(Map.entry("linux/amd64", Images.digest(manifest)));
        assertThat(published.created()).contains(Instant.parse("2026-01-02T03:04:05Z"));
    }

    @Test
    void attestationsAreNoPlatformAndTheFirstOfTwoCounts() throws IOException {
        String other = Images.digest(ARM_IMAGE).toString();
        byte[] index = Images.bytes("""
                {"manifests": [
                  {"digest": "%s", "platform": {"os": "windows", "os.version": "10.0.1", "architecture": "amd64"}},
                  {"digest": "%s", "platform": {"os": "linux", "architecture": "amd64"}},
                  {"digest": "%s", "platform": {"os": "linux", "architecture": "amd64"}},
                  {"digest": "%s", "platform": {"os": "unknown", "architecture": "unknown"}},
                  {"digest": "none", "platform": {"os": "linux", "architecture": "s390x"}},
                  {"digest": "%s", "platform": {"os": "linux\\nevil: true", "architecture": "x"}},
                  {"digest": "%s", "annotations": {"org.opencontainers.image.created": "2026-05-05T05:05:05+02:00"}}
                ]}
                """.formatted(other, Images.digest(IMAGE), other, other, other, other));
        server.publish("app", "1", INDEX, index);

        Published published = registry.published(server.image("app:1"), Optional.empty());

        assertThat(published.platforms())
                .containsExactly(
                        Map.entry("linux/amd64", Images.digest(IMAGE)),
                        Map.entry("windows(10.0.1)/amd64", Images.digest(ARM_IMAGE)));
        assertThat(published.created()).contains(Instant.parse("2026-05-05T03:05:05Z"));
    }

    @Test
    void theDateOfAnIndexThatSaysNoneIsItsLatestPart() throws IOException {
        byte[] arm = Images.configuration("linux/arm64/v8", "2026-01-03T00:00:00Z");
        server.publish("app", "1", INDEX, MULTI);
        server.publish("app", "amd64", MANIFEST, IMAGE);
        server.publish("app", "arm64", MANIFEST, ARM_IMAGE);
        server.blob("app", AMD64);
        server.blob("app", arm);
        Published published = registry.published(server.image("app:1"), Optional.empty());
        assertThat(published.created()).isEmpty();

        Optional<Instant> created = registry.created(server.image("app:1"), published);

        assertThat(created).contains(Instant.parse("2026-01-03T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.docker.distribution.manifest.v1+json",
                "application/vnd.docker.distribution.manifest.v1+prettyjws; charset=utf-8"
            })
    void schemaOneIsToldAsSuch(String type) {
        server.publish("app", "1", type, Images.bytes("{}"));

        assertThatRegistryException("app:1")
                .withMessageContaining("has it in Docker's schema 1 only")
                .withMessageContaining("push the image anew");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 501})
    void withoutHeadTheUnchangedManifestIsNotSentAgain(int status) throws IOException {
        String etag = "\"" + Images.digest(MULTI) + "\"";
        server.on("/v2/app/manifests/1", exchange -> {
            if (exchange.getRequestMethod().equals("HEAD")) {
                return FakeRegistry.status(exchange, status);
            }
            return etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))
                    ? FakeRegistry.status(exchange, 304)
                    : FakeRegistry.manifest(exchange, INDEX, MULTI);
        });

        Published first = registry.published(server.image("app:1"), Optional.empty());
        Published second = registry.published(server.image("app:1"), Optional.of(first));

        assertThat(first.platforms()).hasSize(2);
        assertThat(second).isSameAs(first);
    }

    @Test
    void aDigestThatIsNotSaidIsComputed() throws IOException {
        server.on("/v2/app/manifests/1", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", INDEX);
            return FakeRegistry.answer(exchange, 200, MULTI);
        });

        Published published = registry.published(server.image("app:1"), Optional.empty());

        assertThat(published.digest()).isEqualTo(Images.digest(MULTI));
    }

    @Test
    void aManifestThatIsAnotherThanItsDigestIsNotBelieved() {
        Digest expected = Images.digest(MULTI);
        server.publish("app", "1", INDEX, MULTI);
        server.on("/v2/app/manifests/" + expected, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", INDEX);
            exchange.getResponseHeaders().set("Docker-Content-Digest", expected.toString());
            return FakeRegistry.answer(exchange, 200, Images.index(INDEX, Map.of("linux/amd64", IMAGE)));
        });

        assertThatRegistryException("app:1").withMessageContaining("where it should be " + expected);
    }

    @Test
    void aConfigurationThatIsAnotherThanItsDigestIsNotBelieved() {
        server.publish("app", "1", MANIFEST, IMAGE);
        server.on("/v2/app/blobs/" + Images.digest(AMD64), exchange -> FakeRegistry.json(exchange, "{}"));

        assertThatRegistryException("app:1").withMessageContaining("nothing of it is believed");
    }

    @Test
    void aBodyThatBreaksOffIsAskedForAgainAndThenGivenUp() {
        server.publish("app", "1", INDEX, MULTI);
        server.on("/v2/app/manifests/" + Images.digest(MULTI), exchange -> {
            exchange.getResponseHeaders().set("Content-Type", INDEX);
            exchange.sendResponseHeaders(200, MULTI.length);
            exchange.getResponseBody().write(MULTI, 0, 10);
            exchange.getResponseBody().flush();
            throw new IOException("broken off");
        });

        assertThatRegistryException("app:1").withMessageContaining("gives no answer");
        assertThat(server.asked()).filteredOn(asked -> asked.startsWith("GET")).hasSize(4);
    }

    @Test
    void aBodyWithoutAnEndIsNotReadToIt() {
        server.publish("app", "1", INDEX, MULTI);
        AtomicInteger written = new AtomicInteger();
        server.on("/v2/app/manifests/" + Images.digest(MULTI), exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] blanks = " ".repeat(1024 * 1024).getBytes();
            for (int i = 0; i < 200; i++) {
                exchange.getResponseBody().write(blanks);
                written.incrementAndGet();
            }
            return true;
        });

        assertThatRegistryException("app:1").withMessageContaining("answers with more than 4096 KiB");
        assertThat(written).hasValueLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{\"a\":1,\"a\":2}", "{} {}"})
    void whatIsNoManifestIsToldAsSuch(String body) {
        server.on("/v2/app/manifests/1", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            return FakeRegistry.answer(exchange, 200, Images.bytes(body));
        });

        assertThatRegistryException("app:1").withMessageContaining("answers with what is");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "404 ; has no such image or tag, or does not show it to us (404)",
                "403 ; wants credentials for it, and none are known (403)",
                "401 ; wants credentials for it, and none are known (401)",
                "418 ; answers with status 418"
            })
    void aRefusalIsASentenceAndIsNotAskedForAgain(int status, String sentence) {
        server.before(exchange -> FakeRegistry.status(exchange, status));

        assertThatRegistryException("app:1")
                .withMessageContaining(server.host() + " " + sentence)
                .matches(e -> e.isNotFound() == (status == 404));
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void whatMayPassIsAskedForAgain() throws IOException {
        server.publish("app", "1", INDEX, MULTI);
        AtomicInteger failures = new AtomicInteger();
        server.before(exchange -> failures.incrementAndGet() <= 3 && FakeRegistry.status(exchange, 503));

        Published published = registry.published(server.image("app:1"), Optional.empty());

        assertThat(published.digest()).isEqualTo(Images.digest(MULTI));
        assertThat(time.naps()).hasSize(3);
    }

    @Test
    void aHostThatAsksForTimeGetsIt() throws IOException {
        server.publish("app", "1", INDEX, MULTI);
        AtomicInteger failures = new AtomicInteger();
        server.before(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "30");
            return failures.incrementAndGet() <= 2 && FakeRegistry.status(exchange, 429);
        });

        registry.published(server.image("app:1"), Optional.empty());

        assertThat(time.naps()).hasSize(2).allMatch(nap -> nap.compareTo(Duration.ofSeconds(30)) >= 0);
    }

    @Test
    void aHostThatAsksForTooMuchTimeIsLeftAloneByAll() {
        server.before(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            return FakeRegistry.status(exchange, 429);
        });

        assertThatRegistryException("app:1").withMessageContaining("answers no more requests for now (429)");
        assertThatRegistryException("other:1").withMessageContaining("answers no more requests for now");
        assertThat(server.seen()).hasSize(1);
        assertThat(time.naps()).isEmpty();
    }

    @Test
    void whenNoneIsLeftOnlyWhatIsFreeIsAsked() throws IOException {
        server.publish("app", "1", INDEX, MULTI);
        server.before(exchange -> {
            exchange.getResponseHeaders().set("RateLimit-Limit", "100;w=21600");
            exchange.getResponseHeaders().set("RateLimit-Remaining", "0;w=21600");
            return false;
        });

        Published published = registry.published(server.image("app:1"), Optional.empty());

        assertThat(published).isEqualTo(Published.of(Images.digest(MULTI)));
        assertThat(server.asked()).containsExactly("HEAD /v2/app/manifests/1");
        assertThat(registry.usage()).singleElement().satisfies(usage -> {
            assertThat(usage.requests()).isEqualTo(1);
            assertThat(usage.limit().orElseThrow().limit()).hasValue(100);
            assertThat(usage.limit().orElseThrow().remaining()).isZero();
        });
    }

    @Test
    void whenNewOnesComeSoonTheyAreWaitedFor() throws IOException {
        server.publish("app", "1", INDEX, MULTI);
        server.before(exchange -> {
            exchange.getResponseHeaders().set("RateLimit-Remaining", "0");
            exchange.getResponseHeaders().set("RateLimit-Reset", "20");
            return false;
        });

        Published published = registry.published(server.image("app:1"), Optional.empty());

        assertThat(published.platforms()).hasSize(2);
        assertThat(time.naps()).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void aPointInTimeIsNotTakenForSecondsToWait() throws IOException {
        server.publish("app", "1", INDEX, MULTI);
        server.before(exchange -> {
            exchange.getResponseHeaders().set("RateLimit-Remaining", "0");
            exchange.getResponseHeaders().set("RateLimit-Reset", "1767225600");
            return false;
        });

        for (int i = 0; i < 2; i++) {
            assertThat(registry.published(server.image("app:1"), Optional.empty()))
                    .isEqualTo(Published.of(Images.digest(MULTI)));
        }
        assertThat(time.naps()).isEmpty();
    }

    @Test
    void aHostThatIsDownIsNotAskedForEveryImage() throws IOException {
        String host;
        try (ServerSocket nobody = new ServerSocket(0)) {
            host = "127.0.0.1:" + nobody.getLocalPort();
        }

        for (int i = 0; i < 50; i++) {
            ImageReference image = ImageReference.of(host + "/app" + i + ":1");
            assertThatExceptionOfType(RegistryException.class)
                    .isThrownBy(() -> registry.published(image, Optional.empty()))
                    .withMessageContaining(host + " gives no answer");
        }
        assertThat(time.naps()).hasSize(3);
        assertThat(registry.usage())
                .singleElement()
                .extracting(RegistryUsage::requests)
                .isEqualTo(4L);
    }

    @Test
    void whatAServerOfAnotherKindSaysIsNotPassedOn() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> {
                while (!socket.isClosed()) {
                    try (Socket connection = socket.accept()) {
                        new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))
                                .lines()
                                .takeWhile(line -> !line.isEmpty())
                                .count();
                        connection.getOutputStream().write(Images.bytes("You said: s3cr3t\r\n\r\n"));
                    } catch (IOException e) {
                        // The next one, or the end.
                    }
                }
            });
            server.setDaemon(true);
            server.start();
            String host = "127.0.0.1:" + socket.getLocalPort();

            assertThatExceptionOfType(RegistryException.class)
                    .isThrownBy(() -> registry.published(ImageReference.of(host + "/app:1"), Optional.empty()))
                    .withMessage(host + " gives no answer (it does not speak HTTP)")
                    .withNoCause();
        }
    }

    @Test
    void aHostThatHangsIsGivenUp() throws IOException {
        registry.close();
        registry = registry(RegistryOptions.USUAL.withClient(new ClientOptions(
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(5),
                Duration.ofMillis(300),
                Duration.ofMinutes(5),
                ClientOptions.USUAL.retries())));
        server.before(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", INDEX);
            exchange.sendResponseHeaders(200, exchange.getRequestMethod().equals("HEAD") ? -1 : 1000);
            return true;
        });

        assertThatRegistryException("app:1").withMessageContaining("no whole answer within");
    }

    @Test
    void aProxyIsUsed() throws IOException {
        server.publish("app", "1", INDEX, MULTI);
        InetSocketAddress proxy = InetSocketAddress.createUnresolved(
                "127.0.0.1", Integer.parseInt(server.host().replaceFirst(".*:", "")));
        RegistryOptions options = RegistryOptions.USUAL
                .withPlain(Set.of("registry.invalid"))
                .withClient(ClientOptions.USUAL.withProxies(ProxySelector.of(proxy)));

        try (HttpRegistry behind = new HttpRegistry(options, time, time, new Random(1))) {
            assertThat(behind.published(ImageReference.of("registry.invalid/app:1"), Optional.empty())
                            .digest())
                    .isEqualTo(Images.digest(MULTI));
        }
    }

    @Test
    void aMirrorIsAskedForWhatIsNamedOtherwise() throws IOException {
        registry.close();
        registry = registry(RegistryOptions.USUAL.withMirrors(
                List.of(new Mirror("docker.io", URI.create("http://" + server.host() + "/docker-hub/")))));
        server.publish("docker-hub/library/node", "22", INDEX, MULTI);

        Published published = registry.published(ImageReference.of("node:22"), Optional.empty());

        assertThat(published.digest()).isEqualTo(Images.digest(MULTI));
        assertThat(registry.usage())
                .singleElement()
                .extracting(RegistryUsage::registry)
                .isEqualTo("docker.io");
    }

    @Test
    void anImageWithoutATagIsAskedForByItsDigest() throws IOException {
        server.publish("app", "1", INDEX, MULTI);

        registry.published(server.image("app@" + Images.digest(MULTI)), Optional.empty());

        assertThat(server.asked().get(0)).isEqualTo("HEAD /v2/app/manifests/" + Images.digest(MULTI));
    }

    private HttpRegistry registry(RegistryOptions options) throws IOException {
        return new HttpRegistry(options.withPlain(Set.of()), time, time, new Random(1));
    }

    private org.assertj.core.api.ThrowableAssertAlternative<RegistryException> assertThatRegistryException(
            String image) {
        return assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> registry.published(server.image(image), Optional.empty()));
    }
}
