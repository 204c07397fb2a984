package io.imagefactory.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Published;
import io.imagefactory.core.refresh.RefreshPolicy;
import io.imagefactory.core.registry.Registry;
import io.imagefactory.core.registry.UndescribedImages;
import io.imagefactory.core.source.LocalSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others do to the state while a slow registry is asked. */
class ConcurrentRefreshTest {

    private static final Instant NOW = Instant.parse("2026-02-02T02:02:02Z");
    private static final Digest OURS = new Digest("sha256", "a".repeat(64));
    private static final String THEIRS = "sha256:" + "b".repeat(64);

    @TempDir
    private Path folder;

    private Path base;

    @BeforeEach
    void discover() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM node:22\n");
        Files.writeString(
                folder.resolve("images.yaml"),
                "- {name: app, repository: acme/app, source: {provider: local, dockerfile: Dockerfile}}\n");
        ImageFactory imageFactory = imageFactory();
        try (LocalSources sources = new LocalSources(folder, Map.of(), Set.of())) {
            imageFactory.discover(imageFactory.enrollments(), sources, NOW, false, false);
        }
        base = folder.resolve("state/base-images/node-22.yaml");
    }

    @Test
    void anotherRunNeedNotWaitForRegistries() throws IOException {
        refresh(() -> CompletableFuture.runAsync(() -> {
                    try {
                        imageFactory().state();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .orTimeout(30, TimeUnit.SECONDS)
                .join());

        assertThat(base).content().contains("currentDigest: " + OURS);
    }

    @Test
    void aDigestThatSomeoneSetsMeanwhileStands() throws IOException {
        RefreshResult result = refresh(() -> setDigest(THEIRS));

        assertThat(result.refreshed().overtaken()).hasToString("[base-images/node-22.yaml]");
        assertThat(result.refreshed().moves()).isEmpty();
        assertThat(base)
                .content()
                .contains("currentDigest: " + THEIRS, "- digest: " + THEIRS, "lastChecked: null")
                .doesNotContain(OURS.toString());

        assertThat(refresh(() -> {}).refreshed().moves()).singleElement().satisfies(move -> {
            assertThat(move.before()).contains(Digest.of(THEIRS));
            assertThat(move.after()).isEqualTo(OURS);
        });
        assertThat(base).content().contains("currentDigest: " + OURS, "previousDigest: " + THEIRS);
    }

    @Test
    void theSameDigestThatSomeoneSetsMeanwhileIsTheAnswerToo() throws IOException {
        RefreshResult result = refresh(() -> setDigest(OURS.toString()));

        assertThat(result.refreshed().overtaken()).isEmpty();
        assertThat(result.refreshed().checked()).isEqualTo(1);
        assertThat(base).content().contains("currentDigest: " + OURS).doesNotContain("lastChecked: null");
    }

    @Test
    void aFileThatSomeoneRemovesMeanwhileDoesNotComeBack() throws IOException {
        RefreshResult result = refresh(() -> {
            try {
                Files.delete(base);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(result.changes()).isEmpty();
        assertThat(base).doesNotExist();
    }

    private void setDigest(String digest) {
        try {
            Files.writeString(base, Files.readString(base).replace("currentDigest: null", "currentDigest: " + digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RefreshResult refresh(Runnable meanwhile) throws IOException {
        Registry registry = new UndescribedImages() {
            @Override
            public Published published(ImageReference image, Optional<Published> known) {
                meanwhile.run();
                return Published.of(OURS);
            }

            @Override
            public Optional<Instant> created(ImageReference image, Published published) {
                return Optional.empty();
            }

            @Override
            public List<String> tags(ImageReference image) {
                return List.of();
            }
        };
        ImageFactory imageFactory = imageFactory();
        return imageFactory.refresh(
                imageFactory.enrollments(), registry, new RefreshPolicy(Duration.ofHours(12), false, 1), NOW, false);
    }

    private ImageFactory imageFactory() {
        return new ImageFactory(
                new InfraRepository(folder, folder.resolve("images.yaml"), folder.resolve("state"), false),
                TestTurn.OF_A_TEST,
                new UneventfulRun());
    }
}
