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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is killed at any of the operations that change files, every other time while it stands before it, else while it goes
 * on. {@code -Dstate.kills} says how often, 10 times by default.
 */
class KilledRunTest {

    private static final int KILLS = Integer.getInteger("state.kills", 10);

    /** More than a run makes, so that some kills come between two runs. */
    private static final int OPERATIONS = 200;

    @TempDir
    private Path folder;

    /** What a killed run left behind. */
    private enum Left {
        NO_TEMPORARY_FILES,
        TEMPORARY_FILES,
        ALL_DONE
    }

    @Test
    void aKilledRunLosesNothingAndTheNextOneDoesTheRest() throws Exception {
        Path state = folder.resolve("state");
        Random random = new Random(KILLS);
        int run = seed(state);
        SortedMap<String, String> tokens = tokens(state);
        SortedMap<Left, Integer> distribution = new TreeMap<>();
        Process next = start(state);
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                Process process = next;
                next = start(state);
                int operation = (int) ((kill + random.nextDouble()) / KILLS * OPERATIONS);

                int killed = kill(process, new KilledRun.Order(run, 1 + operation, kill % 2 == 0));

                assertEveryFileIsWhole(state);
                assertThat(tokens(state, true)).isEqualTo(tokens);
                boolean temporary = hasTemporaryFiles(state);
                boolean done = KilledRun.infra(state, killed)
                        .discover(KilledRun.NOW.plusSeconds(killed), true)
                        .isEmpty();
                Left left = temporary ? Left.TEMPORARY_FILES : done ? Left.ALL_DONE : Left.NO_TEMPORARY_FILES;
                distribution.merge(left, 1, Integer::sum);
                assertThat(KilledRun.infra(state, killed).discover(KilledRun.NOW.plusSeconds(killed + 1), true))
                        .isEmpty();
                assertThat(tokens(state)).isEqualTo(tokens);
                assertThat(hasTemporaryFiles(state)).isFalse();
                run = killed + 1;
            }
        } finally {
            next.destroyForcibly();
        }
        System.out.println(KILLS + " kills: " + distribution);
        assertThat(distribution.getOrDefault(Left.TEMPORARY_FILES, 0)).isGreaterThanOrEqualTo(KILLS / 4);
    }

    @Test
    void aSecondProcessWaitsForTheFirst() throws Exception {
        Path state = folder.resolve("state");
        seed(state);
        SortedMap<String, String> before = new Infra(state).texts();
        Process process = start(state);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            try (StateDirectory held = new Infra(state).open()) {
                assertThat(output.readLine()).isEqualTo(KilledRun.READY);
                begin(process, new KilledRun.Order(1, 0, false));

                assertThat(output.readLine()).isEqualTo("run 1");
                assertThat(output.readLine()).isEqualTo("waiting for a test");
                assertThat(new Infra(state).texts()).isEqualTo(before);
                assertThat(held.read(Map.of(), Conflicts.ERRORS).foreign()).isEmpty();
            }
            assertThat(output.readLine()).isEqualTo("run 2");
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(new Infra(state).texts()).isNotEqualTo(before);
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
        assertThat(hasTemporaryFiles(state)).isFalse();
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

    private static SortedMap<String, String> tokens(Path state) {
        return tokens(state, false);
    }

    /**
     * By image, what only its file knows. An image with two files, or none, would stand out.
     *
     * @param moving whether a file may still lie where it was moved from
     */
    private static SortedMap<String, String> tokens(Path state, boolean moving) {
        SortedMap<String, String> tokens = new TreeMap<>();
        new Infra(state).texts().forEach((path, text) -> {
            if (path.endsWith(".yaml") && !path.contains("/.")) {
                String own = text.lines()
                        .filter(line -> line.startsWith("x-token") || line.startsWith("currentDigest"))
                        .map(line -> line.replaceFirst(" *#.*", ""))
                        .sorted()
                        .reduce("", String::concat);
                tokens.merge(path.replace("_archive/", ""), own, (a, b) -> moving && a.equals(b) ? a : a + " and " + b);
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

    private static boolean hasTemporaryFiles(Path state) throws IOException {
        try (Stream<Path> files = Files.walk(state)) {
            return files.filter(Files::isRegularFile)
                    .anyMatch(file -> file.getFileName().toString().startsWith("."));
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

    /** Returns the number of the run in which it was killed. */
    private static int kill(Process process, KilledRun.Order order) throws Exception {
        int run = 0;
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo(KilledRun.READY);
            begin(process, order);
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(KilledRun.RUN)) {
                    run = Integer.parseInt(line.substring(KilledRun.RUN.length()));
                } else {
                    assertThat(line).isEqualTo(KilledRun.HERE);
                    // By its handle, which leaves open the pipe with what it said until then.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(process.waitFor()).isNotZero();
        return run;
    }

    private static void begin(Process process, KilledRun.Order order) throws IOException {
        process.getOutputStream().write((order + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }
}
