package io.imagefactory.kargo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedFileTest {

    private static final GeneratedFile MANIFEST =
            Manifest.of("kind: Warehouse\n", List.of(ObjectKind.WAREHOUSE)).file();
    private static final GeneratedFile KUSTOMIZATION = GeneratedFile.kustomization(true);
    private static final GeneratedFile NO_KUSTOMIZATION = GeneratedFile.kustomization(false);

    @Test
    void nothing_but_the_manifest_is_left_in_a_directory_that_is_made_for_it(@TempDir Path folder) throws IOException {
        Path directory = folder.resolve("target/imagefactory");

        boolean written = MANIFEST.writeTo(directory);

        assertThat(written).isTrue();
        assertThat(directory).isDirectoryContaining("glob:**kargo.yaml");
        assertThat(Files.list(directory)).hasSize(1);
        assertThat(directory.resolve("kargo.yaml")).hasContent(MANIFEST.text());
    }

    @Test
    void another_manifest_is_replaced(@TempDir Path folder) throws IOException {
        Manifest.of("kind: Stage\n", List.of(ObjectKind.WAREHOUSE)).file().writeTo(folder);

        boolean written = MANIFEST.writeTo(folder);

        assertThat(written).isTrue();
        assertThat(folder.resolve("kargo.yaml")).hasContent(MANIFEST.text());
    }

    @Test
    void the_same_manifest_is_not_touched(@TempDir Path folder) throws IOException {
        MANIFEST.writeTo(folder);
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(folder.resolve("kargo.yaml"), longAgo);

        boolean written = MANIFEST.writeTo(folder);

        assertThat(written).isFalse();
        assertThat(Files.getLastModifiedTime(folder.resolve("kargo.yaml"))).isEqualTo(longAgo);
    }

    @Test
    void a_kustomization_that_is_not_wanted_any_more_goes(@TempDir Path folder) throws IOException {
        KUSTOMIZATION.writeTo(folder);
        Files.writeString(
                folder.resolve("kustomization.yaml"), KUSTOMIZATION.text().replace("\n", "\r\n"));

        assertThat(NO_KUSTOMIZATION.writeTo(folder)).isTrue();
        assertThat(NO_KUSTOMIZATION.writeTo(folder)).isFalse();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_kustomization_of_somebody_else_stays(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("kustomization.yaml"), "resources: [kargo.yaml, mine.yaml]\n");

        assertThat(NO_KUSTOMIZATION.writeTo(folder)).isFalse();

        assertThat(file).hasContent("resources: [kargo.yaml, mine.yaml]\n");
        assertThat(NO_KUSTOMIZATION.isStale(Optional.of("resources: [kargo.yaml, mine.yaml]\n")))
                .isFalse();
    }

    @Test
    void a_file_is_stale_where_it_is_missing_says_something_else_or_should_be_gone() {
        Optional<String> absent = Optional.empty();
        Optional<String> same = Optional.of(KUSTOMIZATION.text().replace("\n", "\r\n"));

        assertThat(KUSTOMIZATION.isStale(absent)).isTrue();
        assertThat(KUSTOMIZATION.isStale(Optional.of("other"))).isTrue();
        assertThat(KUSTOMIZATION.isStale(same)).isFalse();
        assertThat(KUSTOMIZATION.expected(absent)).contains(KUSTOMIZATION.text());
        assertThat(NO_KUSTOMIZATION.isStale(absent)).isFalse();
        assertThat(NO_KUSTOMIZATION.isStale(same)).isTrue();
        assertThat(NO_KUSTOMIZATION.expected(same)).isEmpty();
    }
}
