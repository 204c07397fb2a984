package io.imagefactory.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.yaml.YamlReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed while it writes. {@code -Dstate.kills} says how often, 10 times by default. */
class KilledRunTest {

    private static final int KILLS = Integer.getInteger("state.kills", 10);
    private static final int LONGEST_MILLIS = 60;

    @TempDir
    private Path folder;

    @Test
    void aKilledRunLosesNothingAndTheNextOneDoesTheRest() throws Exception {
        Path state = folder.resolve("state");
        Random random = new Random(KILLS);
        int run = seed(state);
        SortedMap<String, String> tokens = tokens(state);
        int unfinished = 0;
        Process next = start(state);
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                Process process = next;
                next = start(state);
                kill(process, run, random.nextInt(LONGEST_MILLIS * 1000));
                assertEveryFileIsWhole(state);
                assertThat(tokens(state)).isEqualTo(tokens);

                run += 1000;
                unfinished += KilledRun.infra(state, run)
                                .discover(KilledRun.NOW.plusSeconds(run), true)
                                .isEmpty()
                        ? 0
                        : 1;

                assertThat(KilledRun.infra(state, run).discover(KilledRun.NOW.plusSeconds(run + 1), true))
                        .isEmpty();
                assertThat(tokens(state)).isEqualTo(tokens);
                assertNoTemporaryFileIsLeft(state);
                run++;
            }
        } finally {
            next.destroyForcibly();
        }
        assertThat(unfinished).isPositive();
    }

    @Test
    void aSecondProcessWaitsForTheFirst() throws Exception {
        Path state = folder.resolve("state");
        seed(state);
        SortedMap<String, String> before = new Infra(state).texts();
        Process process = start(state);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            try (StateDirectory held = new Infra(state).open()) {
                assertThat(output.readLine()).isEqualTo("ready");
                begin(process, 1);

                assertThat(output.readLine()).isEqualTo("waiting for a test");
                assertThat(new Infra(state).texts()).isEqualTo(before);
                assertThat(held.read().foreign()).isEmpty();
            }
            while (new Infra(state).texts().equals(before)) {
                assertThat(process.isAlive()).isTrue();
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void severalThreadsTakeTurns() throws Exception {
        Path state = folder.resolve("state");
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<List<StateChange>>> runs = new ArrayList<>();
            for (int i = 0; i < 18; i++) {
                Infra infra = KilledRun.infra(state, i).waiting(other -> {});
                runs.add(threads.submit(() -> infra.discover(KilledRun.NOW, true)));
            }
            for (Future<List<StateChange>> run : runs) {
                assertThat(run.get()).isNotNull();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(tokens(state)).hasSizeGreaterThan(KilledRun.IMAGES);
        assertNoTemporaryFileIsLeft(state);
    }

    /** Every image and base image there will be, each with something of its own to lose; returns the next run. */
    private static int seed(Path state) throws IOException {
        int run = 0;
        while (run < 15) {
            KilledRun.infra(state, run).discover(KilledRun.NOW, true);
            run++;
        }
        Infra infra = new Infra(state);
        int token = 0;
        for (String path : infra.texts().keySet()) {
            infra.observe(path, "x-token", "token-" + token);
            infra.observe(path, "currentDigest", Infra.digest(token++));
        }
        return run;
    }

    /** By image, what only its file knows. An image with two files, or none, would stand out. */
    private static SortedMap<String, String> tokens(Path state) {
        SortedMap<String, String> tokens = new TreeMap<>();
        new Infra(state).texts().forEach((path, text) -> {
            if (path.endsWith(".yaml") && !path.contains("/.")) {
                String own = text.lines()
                        .filter(line -> line.startsWith("x-token") || line.startsWith("currentDigest"))
                        .map(line -> line.replaceFirst(" *#.*", ""))
                        .sorted()
                        .reduce("", String::concat);
                tokens.merge(path.replace("_archive/", ""), own, (a, b) -> a + " and " + b);
            }
        });
        return tokens;
    }

    private static void assertEveryFileIsWhole(Path state) {
        for (Map.Entry<String, String> file : new Infra(state).texts().entrySet()) {
            if (!file.getKey().contains("/.")) {
                assertThat(YamlReader.read(file.getValue()).problems()).isEmpty();
                assertThat(file.getValue()).as(file.getKey()).endsWith("\n").contains("\nx-token: ");
            }
        }
    }

    private static void assertNoTemporaryFileIsLeft(Path state) throws IOException {
        try (Stream<Path> files = Files.walk(state)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allMatch(file -> !file.getFileName().toString().startsWith("."));
        }
    }

    /** Starts a process that waits, so that the next one gets ready while this one is killed. */
    private static Process start(Path state) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRun.class.getName(),
                        state.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void kill(Process process, int run, int afterMicros) throws Exception {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("ready");
            begin(process, run);
            TimeUnit.MICROSECONDS.sleep(afterMicros);
            assertThat(process.isAlive()).isTrue();
            process.destroyForcibly().waitFor();
        }
    }

    private static void begin(Process process, int run) throws IOException {
        process.getOutputStream().write((run + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }
}
