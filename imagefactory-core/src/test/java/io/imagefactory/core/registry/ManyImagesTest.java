package io.imagefactory.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.RefreshResult;
import io.imagefactory.core.TestTurn;
import io.imagefactory.core.UneventfulRun;
import io.imagefactory.core.host.FakeTime;
import io.imagefactory.core.refresh.RefreshPolicy;
import io.imagefactory.core.source.LocalSources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 1,000 images, each on a base image of one of five registries, with 100 base images in all; one registry wants tokens. */
class ManyImagesTest {

    private static final int IMAGES = 1000;
    private static final int BASES = 100;
    private static final int REGISTRIES = 5;
    private static final int PARALLEL = 3;
    private static final Instant NOW = Instant.parse("2026-02-02T02:02:02Z");
    private static final byte[] MANIFEST =
            Images.manifest(MediaType.MANIFEST, Images.configuration("linux/amd64", "2026-01-01T00:00:00Z"));
    private static final byte[] CONTENT = Images.index(MediaType.INDEX, Map.of("linux/amd64", MANIFEST));
    private static final byte[] NEWER = Images.index(MediaType.INDEX, Map.of("linux/arm64", MANIFEST));

    private final FakeTime time = new FakeTime();
    private final List<FakeRegistry> servers = new ArrayList<>();
    private final AtomicInteger most = new AtomicInteger();

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        for (int i = 0; i < REGISTRIES; i++) {
            servers.add(new FakeRegistry());
        }
        StringBuilder images = new StringBuilder();
        for (int i = 0; i < IMAGES; i++) {
            int base = i % BASES;
            FakeRegistry server = servers.get(base % REGISTRIES);
            images.append("- {name: app-%d, repository: acme/app-%d, source: {provider: local, dockerfile: %d}}\n"
                    .formatted(i, i, i));
            Files.writeString(folder.resolve(String.valueOf(i)), "FROM " + server.host() + "/base-" + base + ":1\n");
            server.publish("base-" + base, "1", MediaType.INDEX, CONTENT);
        }
        Files.writeString(folder.resolve("images.yaml"), images);
        withTokens(servers.get(0));
        countParallel(servers.get(1));
        ImageFactory imageFactory = imageFactory();
        try (LocalSources sources = new LocalSources(folder, Map.of(), Set.of())) {
            imageFactory.discover(imageFactory.enrollments(), sources, NOW, false, false);
        }
    }

    @AfterEach
    void stop() {
        servers.forEach(FakeRegistry::close);
    }

    @Test
    void eachTagIsAskedForOnceHoweverManyImagesStandOnIt() throws IOException {
        RefreshResult first = refresh(NOW);

        assertThat(first.refreshed().moves()).hasSize(BASES);
        assertThat(requests(1)).as("HEAD and, for what is new, one GET").isEqualTo(2 * BASES / REGISTRIES);
        assertThat(requests(0)).as("one more that was told to bring a token").isEqualTo(2 * BASES / REGISTRIES + 1);
        assertThat(servers.get(0).asked()).filteredOn("GET /token"::equals).hasSize(BASES / REGISTRIES);
        assertThat(most).hasValueBetween(1, PARALLEL);

        servers.forEach(FakeRegistry::forget);
        RefreshResult soon = refresh(NOW.plus(Duration.ofHours(11)));

        assertThat(soon.answers().spared()).isEqualTo(BASES);
        assertThat(soon.changes()).isEmpty();
        assertThat(servers).allMatch(server -> server.seen().isEmpty());

        servers.get(1).publish("base-1", "1", MediaType.INDEX, NEWER);
        RefreshResult later = refresh(NOW.plus(Duration.ofHours(12)));

        assertThat(later.refreshed().moves()).hasSize(1);
        assertThat(later.changes()).hasSize(BASES);
        assertThat(requests(1))
                .as("HEAD, and one GET for the tag that has moved")
                .isEqualTo(BASES / REGISTRIES + 1);
        assertThat(requests(2)).as("HEAD alone").isEqualTo(BASES / REGISTRIES);
    }

    @Test
    void aRegistryThatIsDownHoldsUpNoOther() throws IOException {
        servers.get(4).close();

        RefreshResult result = refresh(NOW);

        assertThat(result.answers().failures()).hasSize(BASES / REGISTRIES);
        assertThat(Set.copyOf(result.answers().failures().values()))
                .singleElement()
                .asString()
                .contains("gives no answer");
        assertThat(result.refreshed().checked()).isEqualTo(BASES - BASES / REGISTRIES);
        assertThat(result.changes()).hasSize(BASES - BASES / REGISTRIES);
    }

    /** Without those for tokens. */
    private long requests(int server) {
        return servers.get(server).asked().stream()
                .filter(asked -> !asked.equals("GET /token"))
                .count();
    }

    private RefreshResult refresh(Instant now) throws IOException {
        ImageFactory imageFactory = imageFactory();
        try (HttpRegistry registry = new HttpRegistry(RegistryOptions.USUAL, time, time, new Random(1))) {
            return imageFactory.refresh(
                    imageFactory.enrollments(),
                    registry,
                    new RefreshPolicy(Duration.ofHours(12), false, PARALLEL),
                    now,
                    false);
        }
    }

    private ImageFactory imageFactory() {
        return new ImageFactory(
                new InfraRepository(folder, folder.resolve("images.yaml"), folder.resolve("state"), false),
                TestTurn.OF_A_TEST,
                new UneventfulRun());
    }

    private static void withTokens(FakeRegistry server) {
        server.on(
                "/token",
                exchange -> FakeRegistry.json(
                        exchange,
                        "{\"token\":\"for-"
                                + Integer.toHexString(
                                        exchange.getRequestURI().getQuery().hashCode()) + "\"}"));
        server.before(exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/token")) {
                return false;
            }
            String scope = "repository:" + path.replaceAll("^/v2/|/manifests/.*", "") + ":pull";
            String token = "Bearer for-" + Integer.toHexString(("service=s&scope=" + scope).hashCode());
            if (token.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                return false;
            }
            exchange.getResponseHeaders()
                    .set("WWW-Authenticate", "Bearer realm=\"http://" + server.host() + "/token\",service=\"s\"");
            return FakeRegistry.status(exchange, 401);
        });
    }

    private void countParallel(FakeRegistry server) {
        AtomicInteger now = new AtomicInteger();
        server.before(exchange -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            now.decrementAndGet();
            return false;
        });
    }
}
