package io.imagefactory.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagefactory.core.TestTurn;
import io.imagefactory.core.discovery.Discovery;
import io.imagefactory.core.discovery.DiscoveryMerger;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.EnrollmentsReader;
import io.imagefactory.core.file.FileReads;
import io.imagefactory.core.text.MendableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {

    @TempDir
    private Path folder;

    @Test
    void aFolderThatIsNotThereHasNoFiles() throws IOException {
        try (StateDirectory directory = open("a test")) {
            assertThat(directory.read(Map.of(), Conflicts.ERRORS).state()).isEqualTo(State.EMPTY);
        }
        assertThat(state()).doesNotExist();
    }

    @Test
    void everyBrokenFileIsNamedAndNoneIsTouched() throws IOException {
        write("images/app.yaml", "name: app\nname: app\n");
        write("images/cut.yaml", "name: cut\nbaseImages: [a,");
        write("base-images/list.yaml", "- a\n");
        write("base-images/which.yaml", "name: which\ncurrentDigest: x\n");

        try (StateDirectory directory = open("a test")) {
            assertThatThrownBy(() -> directory.read(Map.of(), Conflicts.ERRORS))
                    .isInstanceOf(InvalidStateException.class)
                    .hasMessage("""
                    the state has 4 problems, and no file was touched:
                    images/app.yaml:2:1: key "name" stands here twice, first at line 1
                        2 | name: app
                          | ^
                    images/cut.yaml:2:13: `[` is opened here and not closed; add `]`
                        2 | baseImages: [a,
                          |             ^
                    base-images/list.yaml:1:1: a state file is a mapping
                    base-images/which.yaml: it says neither repository and tag nor fullImage, so which image it is cannot be told""");
        }
    }

    @Test
    void twoFilesForOneImageAreAnErrorThatNamesBoth() throws IOException {
        write("base-images/alpine-3.20.yaml", "name: alpine-3.20\nrepository: alpine\ntag: 3.20\n");
        write("base-images/mine.yaml", "name: mine\nfullImage: docker.io/library/alpine:3.20\n");

        try (StateDirectory directory = open("a test")) {
            assertThatThrownBy(() -> directory.read(Map.of(), Conflicts.ERRORS))
                    .hasMessageContaining(
                            "base-images/alpine-3.20.yaml and base-images/mine.yaml are both the state of "
                                    + "\"docker.io/library/alpine:3.20\"");
        }
    }

    @Test
    void aFileThatIsNoStateIsNotReplaced() throws IOException {
        write("images/app.yaml", "name: another\n");

        try (StateDirectory directory = open("a test")) {
            StateFiles files = directory.read(Map.of(), Conflicts.ERRORS);

            assertThat(files.foreign()).hasToString("[images/app.yaml]");
            assertThatThrownBy(() -> files.changesTo(enrolled(files, "app")))
                    .hasMessageContaining("images/app.yaml is no state file");
        }
    }

    @Test
    void whatAKilledRunLeftBehindIsRemoved() throws IOException {
        write("images/.imagefactory-app.yaml.tmp", "name: ap");
        write("images/.imagefactory-other.yaml.tmp", "name: oth");
        write("_archive/base-images/.imagefactory-old.yaml.tmp", "");

        try (StateDirectory directory = open("a test")) {
            StateFiles files = directory.read(Map.of(), Conflicts.ERRORS);
            directory.apply(files.changesTo(enrolled(files, "app")), () -> {});
        }

        assertThat(files(state().resolve("images"))).containsExactly("app.yaml");
        assertThat(files(state().resolve("_archive/base-images"))).isEmpty();
    }

    @Test
    void aFileThatNeedsNoChangeIsNotWrittenWhateverItsSpelling() throws IOException {
        try (StateDirectory directory = open("a test")) {
            StateFiles files = directory.read(Map.of(), Conflicts.ERRORS);
            directory.apply(files.changesTo(enrolled(files, "app")), () -> {});
        }
        String written = Files.readString(state().resolve("images/app.yaml"));
        String respelt =
                "# mine\n" + written.replace("\"", "'").replace("\n", "\r\n").replace("null", "~");
        write("images/app.yaml", respelt);

        try (StateDirectory directory = open("a test")) {
            StateFiles files = directory.read(Map.of(), Conflicts.ERRORS);

            assertThat(files.changesTo(enrolled(files, "app"))).isEmpty();
        }
    }

    @Test
    void aSecondRunWaitsForTheFirstAndSaysForWhom() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        List<String> said = new java.util.concurrent.CopyOnWriteArrayList<>();
        CompletableFuture<Void> second;
        try (StateDirectory first = open("the first run\n")) {
            assertThat(first.read(Map.of(), Conflicts.ERRORS).foreign()).isEmpty();
            second = CompletableFuture.runAsync(() -> {
                try (StateDirectory directory =
                        StateDirectory.open(state(), "state", turn("the second run"), FileReads.UNNOTED, other -> {
                            said.add(other);
                            waiting.countDown();
                        })) {
                    said.add(
                            "read " + directory.read(Map.of(), Conflicts.ERRORS).foreign());
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            waiting.await();
            assertThat(said).containsExactly("the first run\uFFFD");
        }

        second.join();

        assertThat(said).containsExactly("the first run\uFFFD", "read []");
    }

    @Test
    void aRunThatHasWaitedForLongEnoughFailsAndSaysForWhom() throws IOException {
        Turn hasty = new Turn("the second run", TestTurn.OF_A_TEST.locks(), Duration.ZERO);
        try (StateDirectory first = open("the first run (process 4711)")) {
            assertThat(first).isNotNull();

            assertThatThrownBy(() -> StateDirectory.open(state(), "infra/state", hasty, FileReads.UNNOTED, other -> {}))
                    .isInstanceOf(MendableException.class)
                    .hasMessage(
                            "the first run (process 4711) has had infra/state for longer than 0 s; end it, or let this"
                                    + " run wait longer with -Dimagefactory.lockTimeout");
        }
    }

    @Test
    void theLockLiesOutsideTheFolder() throws IOException {
        Files.createDirectories(state());
        try (StateDirectory directory = open("a test")) {
            assertThat(directory.read(Map.of(), Conflicts.ERRORS).foreign()).isEmpty();
            assertThat(files(state())).isEmpty();
        }
    }

    private StateDirectory open(String owner) throws IOException {
        return StateDirectory.open(state(), "state", turn(owner), FileReads.UNNOTED, other -> {
            throw new AssertionError("waits for " + other);
        });
    }

    private static State enrolled(StateFiles files, String name) {
        Enrollments enrollments = EnrollmentsReader.read(
                "images.yaml",
                "- {name: %s, repository: acme/app, allowTags: ^1$}"
                        .formatted(name)
                        .getBytes(StandardCharsets.UTF_8),
                0);
        return new DiscoveryMerger(files.state(), Instant.EPOCH, true, false)
                .merge(enrollments, new Discovery(new TreeMap<>()));
    }

    private void write(String path, String text) throws IOException {
        Path file = state().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Path state() {
        return folder.resolve("state");
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Turn turn(String run) {
        return new Turn(run, TestTurn.OF_A_TEST.locks(), TestTurn.OF_A_TEST.patience());
    }
}
