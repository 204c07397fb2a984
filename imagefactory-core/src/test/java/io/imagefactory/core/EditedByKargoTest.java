package io.imagefactory.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.source.LocalSources;
import io.imagefactory.core.state.MalformedValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Kargo's step {@code yaml-update} makes of state files: {@code before} holds them as they were, {@code in} what
 * Kargo 1.11.2's own code made of them. That {@code discover}, called by name, takes the digests in is a golden case of
 * {@link DiscoverTest}.
 */
class EditedByKargoTest implements ImageFactory.Listener {

    private static final Path CASE = Path.of("src/test/resources/io/imagefactory/core/discover/edited-by-kargo")
            .toAbsolutePath();
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path folder;

    @Test
    void quotes_and_comments_are_gone_from_the_lines_that_changed_and_nothing_else_is_touched() {
        SortedMap<String, String> before = GoldenFolder.read(CASE.resolve("before"));
        SortedMap<String, String> after = GoldenFolder.read(CASE.resolve("in"));

        before.forEach((file, text) -> {
            List<String> lines = text.lines().toList();
            List<String> edited = after.get(file).lines().toList();
            assertThat(edited).hasSameSizeAs(lines);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).matches("(currentDigest|previousDigest|lastUpdated): .*")) {
                    assertThat(edited.get(i)).doesNotContain("\"", "'", "#");
                } else {
                    assertThat(edited.get(i)).isEqualTo(lines.get(i));
                }
            }
        });
    }

    @Test
    void it_is_not_stale() throws IOException {
        copy();

        Verification verification;
        try (LocalSources sources = sources()) {
            verification = imageFactory().verify(sources, NOW, false);
        }

        assertThat(verification.onDisk()).isEmpty();
    }

    @Test
    void a_discover_that_takes_no_digests_in_changes_no_byte() throws IOException {
        copy();
        SortedMap<String, String> before = GoldenFolder.read(folder);

        DiscoverResult result;
        try (LocalSources sources = sources()) {
            result = imageFactory().discover(imageFactory().enrollments(), sources, NOW, false, false);
        }

        assertThat(result.changes()).isEmpty();
        assertThat(GoldenFolder.read(folder)).isEqualTo(before);
    }

    private ImageFactory imageFactory() {
        return new ImageFactory(
                new InfraRepository(folder, folder.resolve("images.yaml"), folder.resolve("state"), false),
                TestTurn.OF_A_TEST,
                this);
    }

    private LocalSources sources() throws IOException {
        return new LocalSources(folder, Map.of(), Set.of());
    }

    private void copy() throws IOException {
        Path in = CASE.resolve("in");
        try (Stream<Path> files = Files.walk(in)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(in.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    @Override
    public void waitingFor(String otherRun) {}

    @Override
    public void recovered(List<String> files) {}

    @Override
    public void emptied(List<String> files) {}

    @Override
    public void foreignFile(String file) {}

    @Override
    public void malformedValue(MalformedValue value) {}

    @Override
    public void progress(Step step, int done, int total) {}
}
