package io.imagefactory.kargo.cdk8s;

import io.imagefactory.core.file.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A small JVM that does one {@link Job}. The jsii engine below cdk8s is one to a JVM, keeps its Node until that JVM ends,
 * and takes the environment, the temporary folder and the locale of that JVM: each of these is right in a JVM of our
 * own, and wrong in Maven's.
 */
record ForkedSynthesis(Node node, WorkDirectory work, Process process) implements AutoCloseable {

    private static final int MINUTES = 10;
    private static final int PAUSE_MILLIS = 200;
    private static final int LAST_WORDS = 12;

    static ForkedSynthesis start(Job job, Node node, Path cache, ChildEnvironment environment) {
        try {
            WorkDirectory work = WorkDirectory.create();
            try {
                Files.write(work.job(), RecordCodec.bytes(job));
                ProcessBuilder builder = builder(work);
                environment.applyTo(builder.environment(), variables(work, node, cache));
                return new ForkedSynthesis(node, work, builder.start());
            } catch (IOException | RuntimeException e) {
                work.close();
                throw e;
            }
        } catch (IOException e) {
            throw new SynthesisException("Making the Kargo manifest failed: " + e.getMessage(), e);
        }
    }

    private static ProcessBuilder builder(WorkDirectory work) {
        return new ProcessBuilder(
                        java().toString(),
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-Dfile.encoding=UTF-8",
                        "-Duser.language=en",
                        "-Duser.country=",
                        "-Duser.timezone=UTC",
                        "-Djava.io.tmpdir=" + work.temporary(),
                        "-cp",
                        ForkedClassPath.text(),
                        SynthesisMain.class.getName(),
                        work.job().toString(),
                        work.objects().toString(),
                        work.made().toString())
                .directory(work.temporary().toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.log().toFile());
    }

    private static Map<String, String> variables(WorkDirectory work, Node node, Path cache) throws IOException {
        Map<String, String> variables = new HashMap<>();
        List.of("TMPDIR", "TMP", "TEMP")
                .forEach(name -> variables.put(name, work.temporary().toString()));
        // Unpacking cdk8s takes Node longer than making a hundred Warehouses.
        if (isUsable(cache)) {
            variables.put(
                    "JSII_RUNTIME_PACKAGE_CACHE_ROOT", cache.toAbsolutePath().toString());
        } else {
            variables.put("JSII_RUNTIME_PACKAGE_CACHE", "disabled");
        }
        // jsii starts what is called `node`; told another name, it is at a loss with a space in the path.
        variables.put("PATH", node.folder(work.root()).toString());
        return variables;
    }

    private static boolean isUsable(Path cache) {
        try {
            return Files.isWritable(Files.createDirectories(cache));
        } catch (IOException e) {
            return false;
        }
    }

    private static Path java() {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        Path windows = bin.resolve("java.exe");
        return Files.exists(windows) ? windows : bin.resolve("java");
    }

    /** How many objects it has made by now. */
    int made() {
        return (int) work.made().toFile().length();
    }

    /**
     * Waits for the YAML.
     *
     * @param waiting called now and then meanwhile
     * @param debug is told, in the end, what the process and its Node have said
     */
    String objects(Runnable waiting, Consumer<String> debug) {
        try {
            boolean done = await(waiting);
            List<String> said = work.said();
            said.forEach(debug);
            if (!done) {
                throw failed("took more than " + MINUTES + " minutes", said);
            }
            if (process.exitValue() != 0) {
                throw failed("ended with status " + process.exitValue(), said);
            }
            return Files.readString(work.objects());
        } catch (IOException e) {
            throw new SynthesisException("Making the Kargo manifest failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SynthesisException("Making the Kargo manifest was interrupted", e);
        }
    }

    private boolean await(Runnable waiting) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
        while (!process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            waiting.run();
        }
        return true;
    }

    private SynthesisException failed(String how, List<String> said) {
        List<String> words = said.stream()
                .filter(line -> !line.stripLeading().startsWith("at "))
                .toList();
        String saying = words.isEmpty() ? "" : ", saying:\n  " + String.join("\n  ", lastOf(words));
        return new SynthesisException(
                "Making the Kargo manifest failed: cdk8s on Node.js " + node.version() + " " + how + saying);
    }

    private static List<String> lastOf(List<String> words) {
        return words.subList(Math.max(0, words.size() - LAST_WORDS), words.size());
    }

    /** A process that ended by itself has ended its Node before; only one that is in the way still has any. */
    @Override
    public void close() {
        Program.end(process);
        work.close();
    }
}
