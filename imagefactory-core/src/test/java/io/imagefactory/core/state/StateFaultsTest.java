package io.imagefactory.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.imagefactory.core.TestTurn;
import io.imagefactory.core.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a disk may do to a run: every file is whole, nothing is lost, and the next run goes on. */
class StateFaultsTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final int IMAGES = 8;

    @Test
    void aFullDiskLeavesEveryFileWholeWhereverItIsFull() throws IOException {
        SortedMap<String, String> expected = run(fileSystem(Integer.MAX_VALUE));
        int failures = 0;
        int blocks = 8;
        for (boolean full = true; full; blocks += 3) {
            try (FileSystem disk = fileSystem(blocks)) {
                Infra infra = enrolled(disk);
                full = isRefused(infra);
                failures += full ? 1 : 0;
                assertWhole(infra.texts(), expected);
            }
        }
        assertThat(failures).isGreaterThan(IMAGES);
    }

    @Test
    void anyOperationMayFailAndTheNextRunDoesTheRest() throws IOException {
        int operations = countOperations();
        assertThat(operations).isGreaterThan(3 * IMAGES);
        for (int failing = 1; failing <= operations; failing++) {
            AtomicInteger count = new AtomicInteger();
            int number = failing;
            FaultyFileSystem disk = new FaultyFileSystem(fileSystem(Integer.MAX_VALUE), (operation, path) -> {
                if (count.incrementAndGet() == number) {
                    throw new FileSystemException(path.toString(), null, "the disk is gone");
                }
            });
            try (disk) {
                Infra infra = changed(disk, count);
                SortedMap<String, String> before = infra.texts();
                count.set(0);

                boolean refused = isRefused(infra);

                assertThat(refused || count.get() >= number).isTrue();
                infra.texts()
                        .forEach((path, text) ->
                                assertThat(YamlReader.read(text).problems()).isEmpty());
                assertKept(before, infra.texts());
                infra.discover(NOW, true);
                assertThat(infra.discover(NOW, true)).isEmpty();
                assertKept(before, infra.texts());
                assertThat(infra.texts().keySet()).allMatch(path -> path.endsWith(".yaml") && !path.contains("/."));
            }
        }
    }

    @Test
    void aFileIsReadOnceAndOneThatDoesNotChangeIsNotTouched() throws IOException {
        Map<String, Integer> operations = new ConcurrentHashMap<>();
        FaultyFileSystem disk = new FaultyFileSystem(
                fileSystem(Integer.MAX_VALUE),
                (operation, path) -> operations.merge(operation + " " + path.getFileName(), 1, Integer::sum));
        try (disk) {
            Infra infra = enrolled(disk);
            infra.discover(NOW, true);
            enrol(infra, 0, 1, "alpine:3.21");
            operations.clear();

            infra.discover(NOW, true);

            assertThat(operations)
                    .containsEntry("read app0.yaml", 1)
                    .containsEntry("read app7.yaml", 1)
                    .containsEntry("read alpine-3.20.yaml", 1)
                    .containsEntry("write .imagefactory-app0.yaml.tmp", 1)
                    .containsEntry("move app0.yaml", 1)
                    .doesNotContainKey("write .imagefactory-app7.yaml.tmp");
        }
    }

    @Test
    void aFileIsOnDiskBeforeItTakesItsPlaceAndTheFoldersAreInTheEnd() throws IOException {
        List<String> operations = Collections.synchronizedList(new ArrayList<>());
        FaultyFileSystem disk = new FaultyFileSystem(
                fileSystem(Integer.MAX_VALUE),
                (operation, path) -> operations.add(operation + " " + path.getFileName()));
        try (disk) {
            Infra infra = enrolled(disk);
            infra.discover(NOW, true);
            enrol(infra, 0, 1, "alpine:3.21");
            infra.discover(NOW, true);
        }

        assertThat(operations)
                .containsSubsequence(
                        "write .imagefactory-app0.yaml.tmp",
                        "force .imagefactory-app0.yaml.tmp",
                        "move app0.yaml",
                        "read images")
                .containsSubsequence("move alpine-3.20.yaml", "read base-images")
                .containsSubsequence("move alpine-3.20.yaml", "read state");
    }

    @Test
    void whatIsMovedIsSafeInItsNewPlaceBeforeItGoesFromTheOldOne(@TempDir Path real) throws IOException {
        List<String> operations = Collections.synchronizedList(new ArrayList<>());
        FaultyFileSystem disk = new FaultyFileSystem(
                FileSystems.getDefault(),
                (operation, path) ->
                        operations.add(operation + " " + path.getParent().getFileName() + "/" + path.getFileName()));
        Infra infra = changed(disk.getPath(real.toString(), "state"), new AtomicInteger());
        infra.images().remove("app7");
        operations.clear();

        infra.discover(NOW, true);

        assertThat(operations)
                .containsSubsequence(
                        "force images/.imagefactory-app7.yaml.tmp",
                        "move images/app7.yaml",
                        "force _archive/images",
                        "force state/_archive",
                        "delete images/app7.yaml",
                        "force state/images")
                .containsSubsequence(
                        "force images/.imagefactory-app2.yaml.tmp",
                        "move images/app2.yaml",
                        "force state/images",
                        "delete images/app2.yaml",
                        "force images/.imagefactory-app2.yaml.tmp",
                        "move images/app2.yaml",
                        "force state/images",
                        "force _archive/images");
    }

    @Test
    void anyFolderMayNotBeFlushedAndNothingIsLost(@TempDir Path real) throws IOException {
        int failures = 0;
        for (boolean refused = true; refused; failures += refused ? 1 : 0) {
            AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
            FaultyFileSystem disk = new FaultyFileSystem(FileSystems.getDefault(), (operation, path) -> {
                if (operation.equals("force") && Files.isDirectory(path) && left.getAndDecrement() == 0) {
                    throw new FileSystemException(path.toString(), null, "Input/output error");
                }
            });
            Path state = Files.createDirectory(real.resolve("run-" + failures)).resolve("state");
            Infra infra = changed(disk.getPath(state.toString()), new AtomicInteger());
            infra.images().remove("app7");
            SortedMap<String, String> before = infra.texts();
            left.set(failures);

            try {
                infra.discover(NOW, true);
                refused = false;
            } catch (FileSystemException e) {
                assertThat(e).hasMessageContaining("Input/output error; every state file is whole");
            }

            assertKept(before, infra.texts());
            infra.discover(NOW, true);
            assertThat(infra.discover(NOW, true)).isEmpty();
            assertKept(before, infra.texts());
            assertThat(infra.texts().keySet())
                    .noneMatch(path -> path.startsWith("_archive/")
                            && infra.texts().containsKey(path.substring("_archive/".length())));
        }
        assertThat(failures).isGreaterThan(5);
    }

    @Test
    void aNewFileInWhichNothingWasSeenIsNotWaitedFor() throws IOException {
        List<String> operations = Collections.synchronizedList(new ArrayList<>());
        FaultyFileSystem disk = new FaultyFileSystem(
                fileSystem(Integer.MAX_VALUE),
                (operation, path) -> operations.add(operation + " " + path.getFileName()));
        try (disk) {
            enrolled(disk).discover(NOW, true);
        }

        assertThat(operations)
                .contains("write .imagefactory-app0.yaml.tmp", "read images")
                .noneMatch(operation -> operation.startsWith("force"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0\0\0"})
    void whatAPowerFailureHasEmptiedIsMadeAgainWhereNothingWasSeenOfIt(String left) throws IOException {
        try (FileSystem disk = fileSystem(Integer.MAX_VALUE)) {
            Infra infra = enrolled(disk);
            infra.discover(NOW, true);
            SortedMap<String, String> made = infra.texts();
            for (String path : List.of("images/app0.yaml", "base-images/alpine-3.20.yaml")) {
                Files.writeString(disk.getPath("/infra/state").resolve(path), left);
            }

            List<StateChange> changes = infra.discover(NOW, true);

            assertThat(changes)
                    .extracting(change -> change.kind() + " " + change.path())
                    .containsExactly("CREATED images/app0.yaml", "CREATED base-images/alpine-3.20.yaml");
            assertThat(infra.texts()).isEqualTo(made);
        }
    }

    @Test
    void whatIsNotedOfUnforcedFilesGoesWhenTheyAreOnDiskLongSince() throws IOException {
        try (FileSystem disk = fileSystem(Integer.MAX_VALUE)) {
            Path old = Files.createDirectories(TestTurn.OF_A_TEST.locks()).resolve("state-of-another.unforced");
            Files.writeString(old, "images/app0.yaml");
            Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

            enrolled(disk).discover(NOW, true);

            assertThat(old).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0\0\0"})
    void anEmptyFileInWhichSomethingMayHaveStoodIsAnErrorThatSaysWhatToDo(String left) throws IOException {
        try (FileSystem disk = fileSystem(Integer.MAX_VALUE)) {
            Infra infra = enrolled(disk);
            infra.discover(NOW, true);
            infra.observe("images/app0.yaml", "currentDigest", Infra.digest(1));
            infra.discover(NOW, true);
            Files.writeString(disk.getPath("/infra/state/images/app0.yaml"), left);

            assertThatThrownBy(() -> infra.discover(NOW, true))
                    .isInstanceOf(InvalidStateException.class)
                    .hasMessageContaining("images/app0.yaml:1: there is nothing in the file, as after a power failure; "
                            + "restore it as a commit has it, by `git checkout COMMIT -- FILE`");
        }
    }

    @Test
    void whatAnotherHasWrittenMeanwhileIsNotReplaced() throws IOException {
        List<Infra> meanwhile = new ArrayList<>();
        FaultyFileSystem disk = new FaultyFileSystem(fileSystem(Integer.MAX_VALUE), (operation, path) -> {
            if (operation.equals("move") && path.endsWith("app0.yaml") && !meanwhile.isEmpty()) {
                meanwhile.remove(0).observe("images/app1.yaml", "x-note", "seen");
            }
        });
        try (disk) {
            Infra infra = enrolled(disk);
            infra.discover(NOW, true);
            enrol(infra, 0, IMAGES, "alpine:3.21");
            meanwhile.add(infra);

            assertThatThrownBy(() -> infra.discover(NOW, true))
                    .hasMessageStartingWith(
                            "/infra/state/images/app1.yaml: someone else has changed it since it was read; every");

            assertThat(infra.texts().keySet()).noneMatch(path -> path.contains("/."));
            infra.discover(NOW, true);
            assertThat(infra.texts().get("images/app1.yaml")).contains("x-note: seen", "alpine-3.21");
        }
    }

    @Test
    void whatAnotherHasPutWhereAnArchivedFileReturnsToIsNotReplaced() throws IOException {
        AtomicInteger moves = new AtomicInteger(Integer.MIN_VALUE);
        FaultyFileSystem disk = new FaultyFileSystem(fileSystem(Integer.MAX_VALUE), (operation, path) -> {
            if (operation.equals("move") && path.endsWith("images/app0.yaml") && moves.getAndIncrement() == 0) {
                Files.writeString(path.resolveSibling("app1.yaml"), "name: app1\nx-note: seen\n");
            }
        });
        try (disk) {
            Infra infra = enrolled(disk);
            infra.discover(NOW, true);
            infra.images().keySet().removeAll(List.of("app0", "app1"));
            infra.discover(NOW, true);
            enrol(infra, 0, IMAGES, "alpine:3.20");
            moves.set(0);

            assertThatThrownBy(() -> infra.discover(NOW, true))
                    .hasMessageStartingWith(
                            "/infra/state/images/app1.yaml: someone else has changed it since it was read; every");

            assertThat(infra.texts().get("images/app1.yaml")).contains("x-note: seen");
        }
    }

    @Test
    void aReadOnlyFolderIsNamed() throws IOException {
        FaultyFileSystem disk = new FaultyFileSystem(fileSystem(Integer.MAX_VALUE), (operation, path) -> {
            if (Set.of("write", "move", "delete").contains(operation)) {
                throw new AccessDeniedException(path.toString());
            }
        });
        try (disk) {
            Infra infra = enrolled(disk);

            assertThatThrownBy(() -> infra.discover(NOW, true))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessage("/infra/state/images/app0.yaml: access denied; every state file is whole, and the next "
                            + "run goes on where this one stopped");
        }
    }

    @Test
    void aFileThatGoesWhileItIsReadIsLookedForAgain() throws IOException {
        AtomicInteger reads = new AtomicInteger(-1);
        FaultyFileSystem disk = new FaultyFileSystem(fileSystem(Integer.MAX_VALUE), (operation, path) -> {
            Path away = path.resolveSibling("away");
            if (operation.equals("read") && path.endsWith("app0.yaml") && reads.getAndIncrement() == 0) {
                Files.move(path, away);
            } else if (operation.equals("list") && Files.exists(path.resolve("away"))) {
                Files.move(path.resolve("away"), path.resolve("app0.yaml"));
            }
        });
        try (disk) {
            Infra infra = enrolled(disk);
            infra.discover(NOW, true);
            infra.observe("images/app0.yaml", "currentVersion", "1.10");
            reads.set(0);

            infra.discover(NOW, true);

            assertThat(reads).hasValue(2);
            assertThat(infra.texts().get("images/app0.yaml")).contains("1.10");
            assertThat(infra.texts()).doesNotContainKey("images/away");
        }
    }

    @Test
    void aFileThatGoesBetweenListingAndLookingIsNoForeignFile() throws IOException {
        AtomicInteger lists = new AtomicInteger(Integer.MIN_VALUE);
        FaultyFileSystem disk = new FaultyFileSystem(fileSystem(Integer.MAX_VALUE), (operation, path) -> {
            if (operation.equals("list") && lists.getAndIncrement() == 1) {
                Files.move(path.resolveSibling("images").resolve("app0.yaml"), path.resolveSibling("away"));
            } else if (operation.equals("list") && lists.get() == 1 + 2 * Folder.values().length) {
                Files.move(path.resolveSibling("away"), path.resolve("app0.yaml"));
            }
        });
        try (disk) {
            Infra infra = enrolled(disk);
            infra.discover(NOW, true);
            infra.observe("images/app0.yaml", "currentVersion", "1.10");
            lists.set(0);

            infra.discover(NOW, true);

            assertThat(infra.texts().get("images/app0.yaml")).contains("1.10");
        }
    }

    @Test
    void filesThatKeepGoingAreAnError() throws IOException {
        FaultyFileSystem disk = new FaultyFileSystem(fileSystem(Integer.MAX_VALUE), (operation, path) -> {
            if (operation.equals("read") && path.endsWith("app0.yaml")) {
                throw new java.nio.file.NoSuchFileException(path.toString());
            }
        });
        try (disk) {
            Infra infra = enrolled(disk);
            infra.discover(NOW, true);

            assertThatThrownBy(() -> infra.discover(NOW, true))
                    .hasMessage("/infra/state: files come and go in it; run again when nobody else changes it");
        }
    }

    private static int countOperations() throws IOException {
        AtomicInteger count = new AtomicInteger();
        try (FaultyFileSystem disk =
                new FaultyFileSystem(fileSystem(Integer.MAX_VALUE), (operation, path) -> count.incrementAndGet())) {
            Infra infra = changed(disk, count);
            count.set(0);
            infra.discover(NOW, true);
            return count.get();
        }
    }

    private static SortedMap<String, String> run(FileSystem disk) throws IOException {
        try (disk) {
            Infra infra = enrolled(disk);
            infra.discover(NOW, true);
            return infra.texts();
        }
    }

    private static boolean isRefused(Infra infra) {
        try {
            infra.discover(NOW, true);
            return false;
        } catch (IOException e) {
            assertThat(e.getMessage()).contains("/infra/state");
            return true;
        }
    }

    /** In use, archived, and with things to create, update, archive and restore. */
    private static Infra changed(FileSystem disk, AtomicInteger operations) throws IOException {
        return changed(disk.getPath("/infra/state"), operations);
    }

    private static Infra changed(Path state, AtomicInteger operations) throws IOException {
        operations.set(Integer.MIN_VALUE);
        Infra infra = enrolled(state);
        infra.discover(NOW, true);
        for (String path : infra.texts().keySet()) {
            infra.observe(path, "x-token", "token-" + path.replace('/', '-'));
            infra.observe(path, "currentDigest", Infra.digest(path.hashCode() & 0xFFFF));
        }
        infra.images().keySet().removeIf(name -> name.compareTo("app4") < 0);
        infra.discover(NOW, true);
        enrol(infra, 2, 6, "alpine:3.21");
        enrol(infra, IMAGES, IMAGES + 2, "busybox:1.36");
        return infra;
    }

    private static Infra enrolled(FileSystem disk) {
        return enrolled(disk.getPath("/infra/state"));
    }

    private static Infra enrolled(Path state) {
        Infra infra = new Infra(state);
        enrol(infra, 0, IMAGES, "alpine:3.20");
        return infra;
    }

    private static void enrol(Infra infra, int from, int to, String base) {
        for (int i = from; i < to; i++) {
            infra.images()
                    .put(
                            "app" + i,
                            new Infra.Image("acme/app", "FROM " + base + "\nCOPY --from=node:" + i + " / /\n", "7d"));
        }
    }

    /** All files that there are say what they should, and none is half. */
    private static void assertWhole(Map<String, String> actual, Map<String, String> expected) {
        actual.forEach((path, text) -> assertThat(text).as(path).isEqualTo(expected.get(path)));
    }

    /** What each file alone knows is in it still, archived or not. */
    private static void assertKept(Map<String, String> before, Map<String, String> after) {
        Map<String, String> anywhere = new TreeMap<>();
        after.forEach((path, text) -> anywhere.put(path.replace("_archive/", ""), text));
        before.forEach((path, text) -> text.lines()
                .filter(line -> line.startsWith("x-token") || line.startsWith("currentDigest: sha"))
                .map(line -> line.replaceFirst(" *#.*", ""))
                .forEach(line -> assertThat(anywhere.get(path.replace("_archive/", "")))
                        .as(path)
                        .contains(line)));
    }

    private static FileSystem fileSystem(int blocks) {
        return Jimfs.newFileSystem(Configuration.unix().toBuilder()
                .setBlockSize(64)
                .setMaxSize(64L * blocks)
                .build());
    }
}
