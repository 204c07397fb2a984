package io.imagefactory.core.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("file.yaml");
    }

    @Test
    void whatIsPreparedTakesItsPlaceWhenItIsCommitted() throws IOException {
        Files.writeString(file, "old");

        AtomicFile prepared = AtomicFile.prepare(file, bytes("new"));

        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly(".imagefactory-file.yaml.tmp", "file.yaml");
        prepared.commit();
        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("file.yaml");
    }

    @Test
    void whatIsDiscardedLeavesTheFileAsItWas() throws IOException {
        Files.writeString(file, "old");
        AtomicFile prepared = AtomicFile.prepare(file, bytes("new"));

        prepared.discard(new IOException());

        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("file.yaml");
    }

    @Test
    void discardingWhatWasCommittedChangesNothing() throws IOException {
        AtomicFile prepared = AtomicFile.prepare(file, bytes("new"));
        prepared.commit();
        IOException reason = new IOException();

        prepared.discard(reason);

        assertThat(file).hasContent("new");
        assertThat(reason).hasNoSuppressedExceptions();
    }

    @Test
    void aLinkUnderTheOtherNameIsReplacedAndNotFollowed() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside"), "mine");
        Files.createSymbolicLink(folder.resolve(".imagefactory-file.yaml.tmp"), outside);

        AtomicFile.prepare(file, bytes("new")).commit();

        assertThat(outside).hasContent("mine");
        assertThat(names()).containsExactly("file.yaml", "outside");
    }

    @Test
    void aFolderThatStandsInTheWayIsLeftAlone() throws IOException {
        Files.createDirectories(folder.resolve(".imagefactory-file.yaml.tmp/x"));

        assertThatThrownBy(() -> AtomicFile.prepare(file, bytes("new"))).isInstanceOf(IOException.class);

        assertThat(file).doesNotExist();
        assertThat(folder.resolve(".imagefactory-file.yaml.tmp/x")).isDirectory();
    }

    @Test
    void whatAKilledRunHasLeftIsRemovedAndNothingElse() throws IOException {
        AtomicFile.prepare(file, bytes("half"));
        Files.createSymbolicLink(folder.resolve(".imagefactory-link.tmp"), Path.of("nowhere"));
        Files.createDirectory(folder.resolve(".imagefactory-folder.tmp"));
        Files.writeString(folder.resolve("mine.tmp"), "");

        AtomicFile.removeLeftovers(folder);
        AtomicFile.removeLeftovers(folder.resolve("absent"));

        assertThat(names()).containsExactly(".imagefactory-folder.tmp", "mine.tmp");
    }

    @Test
    void aFileIsReplacedWhateverItSays() throws IOException {
        AtomicFile.replace(file, bytes("same"));
        Files.setLastModifiedTime(file, LONG_AGO);

        AtomicFile.replace(file, bytes("same"));

        assertThat(file).hasContent("same");
        assertThat(Files.getLastModifiedTime(file)).isGreaterThan(LONG_AGO);
        assertThat(names()).containsExactly("file.yaml");
    }

    @Test
    void aFileThatSaysItAlreadyIsNotTouched() throws IOException {
        assertThat(AtomicFile.update(file, bytes("same"))).isTrue();
        Files.setLastModifiedTime(file, LONG_AGO);

        assertThat(AtomicFile.update(file, bytes("same"))).isFalse();
        assertThat(AtomicFile.update(file, out -> out.write(bytes("same")))).isFalse();

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
        assertThat(names()).containsExactly("file.yaml");
    }

    @Test
    void aFileThatSaysSomethingElseIsReplaced() throws IOException {
        Files.writeString(file, "other");

        assertThat(AtomicFile.update(file, bytes("new"))).isTrue();
        assertThat(file).hasContent("new");
        assertThat(AtomicFile.update(file, out -> out.write(bytes("newer")))).isTrue();

        assertThat(file).hasContent("newer");
        assertThat(names()).containsExactly("file.yaml");
    }

    @Test
    void theFoldersAreMadeThatAreNotThere() throws IOException {
        Path deep = folder.resolve("a/b/file.yaml");

        AtomicFile.update(deep, out -> out.write(bytes("new")));

        assertThat(deep).hasContent("new");
    }

    @Test
    void aContentThatFailsLeavesTheFileAsItWas() throws IOException {
        Files.writeString(file, "old");

        assertThatThrownBy(() -> AtomicFile.update(file, out -> {
                    out.write(bytes("half"));
                    throw new IOException("broken");
                }))
                .hasMessage("broken");

        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("file.yaml");
    }

    @Test
    void aFileWhereAFolderBelongsIsAnError() throws IOException {
        Files.writeString(file, "mine");

        assertThatThrownBy(() -> AtomicFile.replace(file.resolve("x"), bytes("new")))
                .isInstanceOf(FileAlreadyExistsException.class);

        assertThat(file).hasContent("mine");
    }

    @Test
    void aLinkInItsPlaceIsReplacedAndNotFollowed() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside"), "mine");
        Files.createSymbolicLink(file, outside);

        AtomicFile.replace(file, bytes("new"));

        assertThat(outside).hasContent("mine");
        assertThat(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(file).hasContent("new");
    }

    @Test
    void ofManyWhoReplaceItAtOnceOneWins() throws IOException {
        List<String> contents =
                IntStream.range(0, 8).mapToObj(i -> ("" + i).repeat(50_000)).toList();

        List<CompletableFuture<String>> seen = IntStream.range(0, 200)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        AtomicFile.replace(file, bytes(contents.get(i % contents.size())));
                        return Files.readString(file);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }))
                .toList();

        assertThat(seen).allSatisfy(read -> assertThat(read.join()).isIn(contents));
        assertThat(names()).containsExactly("file.yaml");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFolderThatCannotBeFlushedIsAFailure() {
        assertThatThrownBy(() -> AtomicFile.force(folder.resolve("gone"))).isInstanceOf(NoSuchFileException.class);
    }
}
