package io.imagefactory.kargo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

    private final Manifest manifest = Manifest.of("kind: Warehouse\n", JobTest.warehouses(1));

    @Test
    void nothing_but_the_manifest_is_left_in_a_directory_that_is_made_for_it(@TempDir Path folder) throws IOException {
        Path directory = folder.resolve("target/imagefactory");

        boolean written = manifest.writeTo(directory);

        assertThat(written).isTrue();
        assertThat(directory).isDirectoryContaining("glob:**kargo.yaml");
        assertThat(Files.list(directory)).hasSize(1);
        assertThat(directory.resolve("kargo.yaml")).hasContent(manifest.text());
    }

    @Test
    void another_manifest_is_replaced(@TempDir Path folder) throws IOException {
        Manifest.of("kind: Stage\n", JobTest.warehouses(1)).writeTo(folder);

        boolean written = manifest.writeTo(folder);

        assertThat(written).isTrue();
        assertThat(folder.resolve("kargo.yaml")).hasContent(manifest.text());
    }

    @Test
    void the_same_manifest_is_not_touched(@TempDir Path folder) throws IOException {
        manifest.writeTo(folder);
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(folder.resolve("kargo.yaml"), longAgo);

        boolean written = manifest.writeTo(folder);

        assertThat(written).isFalse();
        assertThat(Files.getLastModifiedTime(folder.resolve("kargo.yaml"))).isEqualTo(longAgo);
    }
}
