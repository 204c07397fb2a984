package io.imagefactory.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClosedFolderTest {

    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private Path temporary;

    private Path root;
    private ClosedFolder folder;

    @BeforeEach
    void open() throws IOException {
        root = Files.createDirectories(temporary.toRealPath().resolve("root"));
        Files.createDirectories(root.resolve("start/below"));
        Files.createDirectories(root.resolve("secret"));
        write("file", "in the root");
        write("start/file", "at the start");
        write("start/below/file", "below");
        write("secret/file", "not to be seen");
        Files.writeString(temporary.resolve("outside"), "outside");
        folder = new ClosedFolder(
                root,
                root.resolve("start"),
                "the tree",
                name -> name.equals("secret") ? Optional.of("is secret") : Optional.empty(),
                FileReads.UNNOTED);
    }

    @ParameterizedTest
    @CsvSource({
        "file, at the start",
        "below/file, below",
        "../file, in the root",
        "../start/file, at the start",
        "below/../file, at the start"
    })
    void whatLiesInsideIsRead(String path, String content) throws Exception {
        assertThat(read(path)).isEqualTo(content);
    }

    @ParameterizedTest
    @CsvSource({
        "absent, does not exist",
        "absent/file, does not exist",
        "file/file, does not exist",
        "below, is a folder",
        "../../outside, leaves the tree",
        "../../root/file, leaves the tree"
    })
    void whatIsNoFileInsideIsSaid(String path, String predicate) {
        assertThatThrownBy(() -> read(path))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage(predicate);
    }

    @ParameterizedTest
    @CsvSource({"file, at the start", "below/file, below", "../file, in the root"})
    void linksThatStayInsideAreFollowed(String target, String content) throws Exception {
        link("start/link", target);

        assertThat(read("link")).isEqualTo(content);
    }

    @Test
    void foldersMayBeLinksThatStayInside() throws Exception {
        link("start/link", "below");
        link("start/back", "..");

        assertThat(read("link/file")).isEqualTo("below");
        assertThat(read("back/file")).isEqualTo("in the root");
        assertThat(read("back/start/link/file")).isEqualTo("below");
    }

    @ParameterizedTest
    @CsvSource({
        "../../outside, leaves the tree through a symbolic link",
        "../secret/file, is secret",
        "nowhere, does not exist",
        "link, does not exist",
        "below/../link, does not exist",
        "file/file, does not exist",
        "../../outside/file, leaves the tree through a symbolic link",
        "below, is a folder"
    })
    void linksThatLeadElsewhereAreNot(String target, String predicate) throws IOException {
        link("start/link", target);

        assertThatThrownBy(() -> read("link")).hasMessage(predicate);
    }

    @Test
    void foldersThatLeadOutAreNotEntered() throws IOException {
        link("start/out", "../..");
        link("start/hidden", "../secret");

        assertThatThrownBy(() -> read("out/outside")).hasMessage("leaves the tree through a symbolic link");
        assertThatThrownBy(() -> read("hidden/file")).hasMessage("is secret");
    }

    @Test
    void aNameThatNoFileHasAnywhereDoesNotExist() throws IOException {
        link("start/link", "x".repeat(300));

        assertThatThrownBy(() -> read("x".repeat(300))).hasMessage("does not exist");
        assertThatThrownBy(() -> read("link")).hasMessage("does not exist");
    }

    @Test
    void whatThisMachineCannotNameSaysNothingOfTheFile() {
        assertThatThrownBy(() -> read("below/\0"))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("Java cannot name it");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, MEGABYTE})
    void aFileMayBeAsLargeAsThat(int bytes) throws Exception {
        write("start/large", "x".repeat(bytes));

        assertThat(read("large")).hasSize(bytes);
    }

    @Test
    void aLargerOneIsNotRead() throws IOException {
        write("start/large", "x".repeat(MEGABYTE + 1));

        assertThatThrownBy(() -> read("large")).hasMessage("is larger than 1 MB");
    }

    @Test
    void aFileIsReadAnewEachTime() throws Exception {
        assertThat(read("file")).isEqualTo("at the start");

        write("start/file", "changed");

        assertThat(read("file")).isEqualTo("changed");
    }

    @Test
    void aPlainFileIsNotReadThroughALink() throws IOException {
        Path link = link("start/link", "file");

        assertThat(PlainFile.read(root.resolve("start/file"), 6)).asString().isEqualTo("at the");
        assertThatThrownBy(() -> PlainFile.read(link, 6)).isInstanceOf(IOException.class);
    }

    private String read(String path) throws UnreadableFileException, IOException {
        return new String(folder.read(List.of(path.split("/")), MEGABYTE), java.nio.charset.StandardCharsets.UTF_8);
    }

    private void write(String path, String content) throws IOException {
        Files.writeString(root.resolve(path), content);
    }

    private Path link(String path, String target) throws IOException {
        return Files.createSymbolicLink(root.resolve(path), Path.of(target));
    }
}
