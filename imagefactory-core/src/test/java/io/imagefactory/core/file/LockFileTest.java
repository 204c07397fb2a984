package io.imagefactory.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {

    private static final LockFile.Waiting NEVER = owner -> {
        throw new IOException("waits for " + owner);
    };

    @TempDir
    private Path folder;

    private LockFile lock;

    @BeforeEach
    void name() {
        lock = LockFile.of(folder.resolve("a.lock"));
    }

    @Test
    void oneHasItUntilItIsClosed() throws IOException {
        try (LockFile.Held held = lock.take("the first", NEVER)) {
            assertThat(held).isNotNull();
            assertThat(lock.tryTake("the second")).isEmpty();
            assertThatThrownBy(() -> lock.take("the second", NEVER)).hasMessage("waits for the first");
        }
        lock.take("the second", NEVER).close();
    }

    @Test
    void whoWaitsIsToldForWhomUntilItIsItsTurn() throws IOException {
        LockFile.Held first = lock.take("the first", NEVER);
        AtomicInteger waited = new AtomicInteger();

        LockFile.Held second = lock.take("the second", owner -> {
            assertThat(owner).isEqualTo("the first");
            if (waited.incrementAndGet() == 3) {
                first.close();
            }
        });

        assertThat(waited).hasValue(3);
        second.close();
    }

    @Test
    void oneFileHasOneLockHoweverItsPathIsWritten() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);

        try (LockFile.Held held = lock.take("the first", NEVER)) {
            assertThat(held).isNotNull();
            assertThat(LockFile.of(link.resolve("a.lock")).tryTake("another")).isEmpty();
            LockFile.of(folder.resolve("b.lock")).take("another", NEVER).close();
        }
    }

    @Test
    void anotherProcessIsExcludedTooAlsoWhileThreadsOfThisOneAsk() throws Exception {
        try (LockFile.Held held = lock.take("this process", NEVER)) {
            assertThat(held).isNotNull();
            assertThat(lock.tryTake("a thread")).isEmpty();

            assertThat(answerOfAnotherProcess()).isEqualTo("waits for this process");
        }
        assertThat(answerOfAnotherProcess()).isEqualTo("taken");
    }

    @Test
    void whoeverHasNoNameIsAnotherRunAndLeavesNone() throws IOException {
        lock.take("the run before", NEVER).close();

        try (LockFile.Held held = lock.take("", NEVER)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> lock.take("the second", NEVER)).hasMessage("waits for another run");
            assertThat(folder.resolve("a.lock")).content().doesNotContain("the run before");
        }
    }

    @Test
    void anotherProcessWithoutANameIsAnotherRun() throws Exception {
        Process other = inAnotherProcess("hold");
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("taken");
            assertThatThrownBy(() -> lock.take("this process", NEVER)).hasMessage("waits for another run");
        } finally {
            other.destroyForcibly().waitFor();
        }
        lock.take("this process", NEVER).close();
    }

    @Test
    void ofManyThreadsOneHasItAtATime() {
        AtomicInteger inside = new AtomicInteger();

        List<CompletableFuture<Integer>> threads = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try (LockFile.Held held = lock.take("thread " + i, owner -> {})) {
                        assertThat(held).isNotNull();
                        int together = inside.incrementAndGet();
                        Thread.yield();
                        inside.decrementAndGet();
                        return together;
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }))
                .toList();

        assertThat(threads).allSatisfy(thread -> assertThat(thread.join()).isEqualTo(1));
    }

    @Test
    void whoeverWaitsCanBeInterrupted() throws IOException {
        try (LockFile.Held held = lock.take("the first", NEVER)) {
            assertThat(held).isNotNull();

            assertThatThrownBy(() -> lock.take(
                            "the second", owner -> Thread.currentThread().interrupt()))
                    .isInstanceOf(InterruptedIOException.class);

            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aFolderThatIsNotThereIsAnErrorAndLeavesNothingTaken() throws IOException {
        LockFile deep = LockFile.of(folder.resolve("deep/a.lock"));

        assertThatThrownBy(() -> deep.take("the first", NEVER)).isInstanceOf(NoSuchFileException.class);
        Files.createDirectory(folder.resolve("deep"));

        deep.take("the first", NEVER).close();
    }

    @Test
    void aLinkIsNotFollowedAndLeavesNothingTaken() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside"), "mine");
        Path link = Files.createSymbolicLink(folder.resolve("a.lock"), outside);

        assertThatThrownBy(() -> lock.take("the first", NEVER)).isInstanceOf(IOException.class);

        assertThat(outside).hasContent("mine");
        Files.delete(link);
        lock.take("the first", NEVER).close();
    }

    @Test
    void whatNobodyHoldsIsNotThere() throws IOException {
        lock.take("us", NEVER).close();

        assertThat(folder).isDirectoryNotContaining("glob:**.lock");
    }

    @Test
    void whatAProcessLeftThatWasKilledGoesAfterADayUnlessSomebodyHasIt() throws IOException {
        Path left = Files.writeString(folder.resolve("left.lock"), " the killed one");
        Path young = Files.writeString(folder.resolve("young.lock"), " the killed one");
        try (LockFile.Held held = lock.take("the first", NEVER)) {
            assertThat(held).isNotNull();
            for (Path file : List.of(left, folder.resolve("a.lock"))) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
            }

            LockFile.removeAbandoned(folder);

            assertThat(left).doesNotExist();
            assertThat(young).exists();
            assertThat(lock.tryTake("the second")).isEmpty();
        }
    }

    /** Each takes a lock that the one before has just removed: two files of one name would be two locks. */
    @Test
    void ofManyProcessesAndThreadsOneHasItAtATimeThoughTheFileComesAndGoes() throws Exception {
        Path log = folder.resolve("log");
        List<Process> others = List.of(inAnotherProcess("append"), inAnotherProcess("append"));
        for (int i = 0; i < AnotherProcess.TIMES; i++) {
            AnotherProcess.append(lock, log);
        }
        for (Process other : others) {
            assertThat(other.waitFor()).isZero();
        }

        assertThat(Files.readAllLines(log)).hasSize(3 * 2 * AnotherProcess.TIMES);
        for (int i = 0; i < 3 * 2 * AnotherProcess.TIMES; i += 2) {
            assertThat(Files.readAllLines(log).get(i)).isEqualTo("in");
            assertThat(Files.readAllLines(log).get(i + 1)).isEqualTo("out");
        }
    }

    private String answerOfAnotherProcess() throws Exception {
        Process other = inAnotherProcess("ask");
        String answer = other.inputReader().readLine();
        assertThat(other.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return answer;
    }

    private Process inAnotherProcess(String what) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnotherProcess.class.getName(),
                        what,
                        folder.resolve("a.lock").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Asks for the lock; or has it without a name until it is killed; or has it often, and writes down when. */
    static final class AnotherProcess {

        static final int TIMES = 50;

        private AnotherProcess() {}

        static void append(LockFile lock, Path log) throws IOException {
            try (LockFile.Held held = lock.take("", owner -> {})) {
                Files.writeString(log, "in\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                assertThat(held).isNotNull();
                Files.writeString(log, "out\n", StandardOpenOption.APPEND);
            }
        }

        public static void main(String[] arguments) throws Exception {
            Path file = Path.of(arguments[1]);
            if (arguments[0].equals("append")) {
                for (int i = 0; i < TIMES; i++) {
                    append(LockFile.of(file), file.resolveSibling("log"));
                }
                return;
            }
            if (arguments[0].equals("hold")) {
                try (FileChannel channel =
                        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    channel.lock(0, 1, false);
                    System.out.println("taken");
                    System.in.read();
                }
                return;
            }
            try {
                LockFile.of(file).take("another process", NEVER).close();
                System.out.println("taken");
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
