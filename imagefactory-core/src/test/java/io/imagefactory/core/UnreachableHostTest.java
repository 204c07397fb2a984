package io.imagefactory.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.source.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that is down says nothing of an image, and so changes nothing that is recorded. */
class UnreachableHostTest {

    private static final FileContent DOWN = new FileContent.Unreachable("github.com takes no connection");

    @TempDir
    private Path folder;

    @BeforeEach
    void enrol() throws IOException {
        Files.writeString(folder.resolve("images.yaml"), """
                - name: shop
                  registry: ghcr.io
                  repository: acme/shop
                  source: {repo: acme/shop}
                """);
    }

    @Test
    void whatWasKnownStaysAndNoFileIsTouched() throws IOException {
        discover(new FileContent.Found("FROM alpine:3.20".getBytes(StandardCharsets.UTF_8), Optional.empty()));
        String before = Files.readString(folder.resolve("state/images/shop.yaml"));

        DiscoverResult result = discover(DOWN);

        assertThat(result.changes()).isEmpty();
        assertThat(result.discovery().unreachable()).containsEntry("shop", "github.com takes no connection");
        assertThat(result.discovery().failures()).isEmpty();
        assertThat(folder.resolve("state/images/shop.yaml")).hasContent(before);
    }

    @Test
    void whatWasNeverLookedAtIsPending() throws IOException {
        discover(DOWN);

        assertThat(folder.resolve("state/images/shop.yaml"))
                .content()
                .contains("discoveryStatus: pending")
                .doesNotContain("takes no connection");
    }

    @Test
    void whatTheHostSaysOfTheSourceIsAFailureOfTheImage() throws IOException {
        discover(new FileContent.Found("FROM alpine:3.20".getBytes(StandardCharsets.UTF_8), Optional.empty()));

        discover(new FileContent.Broken("github.com/acme/shop has no branch mian"));

        assertThat(folder.resolve("state/images/shop.yaml"))
                .content()
                .contains("discoveryStatus: failed", "github.com/acme/shop has no branch mian", "- alpine-3.20");
    }

    private DiscoverResult discover(FileContent content) throws IOException {
        Sources sources = (asked, receiver) -> asked.forEach(source -> receiver.accept(source, content));
        InfraRepository repository =
                new InfraRepository(folder, folder.resolve("images.yaml"), folder.resolve("state"), false);
        ImageFactory factory = new ImageFactory(repository, TestTurn.OF_A_TEST, new UneventfulRun());
        Enrollments enrollments = factory.enrollments();
        return factory.discover(enrollments, sources, Instant.parse("2026-01-31T12:00:00Z"), false, false);
    }
}
