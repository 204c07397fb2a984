package io.imagefactory.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    @TempDir
    private Path temporary;

    private Path folder;
    private Path outside;

    @BeforeEach
    void fill() throws IOException {
        outside = Files.createDirectories(temporary.resolve("outside"));
        Files.writeString(outside.resolve("file"), "mine");
        folder = temporary.resolve("folder");
        Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(folder.resolve("file"), "12345");
        Files.writeString(folder.resolve("a/b/file"), "123");
    }

    @Test
    void aFolderHasTheSizeOfAllItsFiles() throws IOException {
        assertThat(Folders.size(folder)).isEqualTo(8);
    }

    @Test
    void aFolderGoesWithAllThatIsInItAndNothingElse() throws IOException {
        Files.createSymbolicLink(folder.resolve("a/link"), outside);
        Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("nothing"));

        Folders.delete(folder);

        assertThat(folder).doesNotExist();
        assertThat(outside.resolve("file")).hasContent("mine");
    }

    @Test
    void oneThatIsNotThereIsEmptyAndGone() throws IOException {
        Path absent = temporary.resolve("absent");

        Folders.delete(absent);

        assertThat(Folders.size(absent)).isZero();
    }
}
