package io.imagefactory.kargo.cdk8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DocumentCacheTest {

    private static final Path MANIFEST = Path.of("target/kargo.yaml");
    private static final Map<String, String> DOCUMENTS = Map.of("key", "kind: Warehouse\n");

    @TempDir
    private Path folder;

    @Test
    void a_manifest_finds_what_was_written_for_it_and_another_does_not() {
        cache().write(MANIFEST, DOCUMENTS);

        assertThat(cache().read(MANIFEST.toAbsolutePath())).isEqualTo(DOCUMENTS);
        assertThat(cache().read(Path.of("target/other/kargo.yaml"))).isEmpty();
    }

    @Test
    void what_was_written_before_is_replaced() throws IOException {
        cache().write(MANIFEST, Map.of("old", "old"));

        cache().write(MANIFEST, DOCUMENTS);

        assertThat(cache().read(MANIFEST)).isEqualTo(DOCUMENTS);
        assertThat(files()).hasSize(1);
    }

    @Test
    void a_folder_in_place_of_the_file_holds_nothing() throws IOException {
        cache().write(MANIFEST, DOCUMENTS);
        Path file = files().get(0);
        Files.delete(file);
        Files.createDirectory(file);

        assertThat(cache().read(MANIFEST)).isEmpty();
        cache().write(MANIFEST, DOCUMENTS);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "making a link needs a right there")
    void a_link_in_place_of_the_file_is_not_followed_but_replaced() throws IOException {
        cache().write(MANIFEST, DOCUMENTS);
        Path file = files().get(0);
        Path elsewhere = Files.move(file, folder.resolve("elsewhere"));
        byte[] before = Files.readAllBytes(elsewhere);
        Files.createSymbolicLink(file, elsewhere);

        assertThat(cache().read(MANIFEST)).isEmpty();
        cache().write(MANIFEST, Map.of("new", "new"));

        assertThat(elsewhere).hasBinaryContent(before);
        assertThat(cache().read(MANIFEST)).containsOnlyKeys("new");
    }

    @Test
    void where_nothing_can_be_written_nothing_is_kept() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        DocumentCache cache = new DocumentCache(file);

        cache.write(MANIFEST, DOCUMENTS);

        assertThat(cache.read(MANIFEST)).isEmpty();
        assertThat(file).isEmptyFile();
    }

    @Test
    void only_those_that_were_used_last_are_kept() throws IOException {
        for (int i = 0; i < DocumentCache.MANIFESTS; i++) {
            cache().write(manifest(i), DOCUMENTS);
        }
        Files.createFile(folder.resolve("left-by-a-run-that-was-killed.tmp"));
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        }
        cache().read(manifest(7));

        for (int i = 0; i < DocumentCache.MANIFESTS - 1; i++) {
            cache().write(Path.of("new", manifest(i).toString()), DOCUMENTS);
        }

        assertThat(files())
                .hasSize(DocumentCache.MANIFESTS)
                .noneMatch(file -> file.toString().endsWith(".tmp"));
        assertThat(cache().read(manifest(7))).isEqualTo(DOCUMENTS);
        assertThat(cache().read(manifest(8))).isEmpty();
    }

    @Test
    void what_many_others_are_writing_now_drives_nobody_out() throws IOException {
        cache().write(MANIFEST, DOCUMENTS);
        for (int i = 0; i < 2 * DocumentCache.MANIFESTS; i++) {
            Files.createFile(folder.resolve("of-another-run-" + i + ".tmp"));
        }
        for (Path file : files()) {
            boolean temporary = file.toString().endsWith(".tmp");
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(temporary ? 0 : 60)));
        }

        cache().write(manifest(1), DOCUMENTS);

        assertThat(cache().read(MANIFEST)).isEqualTo(DOCUMENTS);
        assertThat(files()).hasSize(2 * DocumentCache.MANIFESTS + 2);
    }

    @Test
    void those_who_write_and_read_at_once_see_one_or_the_other() throws IOException {
        List<Map<String, String>> contents = IntStream.range(0, 8)
                .mapToObj(i -> Map.of("key", Integer.toString(i).repeat(100_000)))
                .toList();
        cache().write(MANIFEST, contents.get(0));

        List<CompletableFuture<Map<String, String>>> reads = IntStream.range(0, 400)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    cache().write(MANIFEST, contents.get(i % contents.size()));
                    return cache().read(MANIFEST);
                }))
                .toList();

        assertThat(reads).allSatisfy(read -> assertThat(read.join()).isIn(contents));
        assertThat(files()).hasSize(1);
    }

    private DocumentCache cache() {
        return new DocumentCache(folder);
    }

    private static Path manifest(int number) {
        return Path.of("manifest" + number, "kargo.yaml");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
