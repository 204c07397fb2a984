package io.imagefactory.core.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A program of this machine that is asked something and answers. Nobody waits for one that hangs, and no more is read of
 * one that does not stop talking than it may say; neither it nor what it has started is left behind.
 *
 * @param command the program and its arguments
 * @param environment changes what the program would inherit of ours
 * @param errorsToo whether what it says on standard error belongs to its answer; nobody sees it otherwise
 */
public record Program(List<String> command, Consumer<Map<String, String>> environment, boolean errorsToo) {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_SECONDS_TO_END = 10;

    public Program {
        command = List.copyOf(command);
    }

    /** One that inherits our environment, and whose errors nobody sees. */
    public Program(String... command) {
        this(List.of(command), environment -> {}, false);
    }

    /**
     * What a program has said.
     *
     * @param exit its exit code; absent if its time was over
     * @param output the first 64 KB, also of what it had said when its time was over
     */
    public record Answer(OptionalInt exit, byte[] output) {

        /** The output as UTF-8. */
        public String text() {
            return new String(output, StandardCharsets.UTF_8);
        }
    }

    /**
     * Runs it to its end.
     *
     * @param input for its standard input, in UTF-8, at most a few lines; it need not read them
     * @throws IOException if it cannot be started
     */
    public Answer run(String input, Duration time) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(errorsToo);
        if (!errorsToo) {
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        }
        environment.accept(builder.environment());
        long end = System.nanoTime() + time.toNanos();
        Process process = builder.start();
        CompletableFuture<byte[]> output = CompletableFuture.supplyAsync(() -> output(process), Program::inBackground);
        try {
            write(process, input);
            byte[] said = output.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            return process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)
                    ? new Answer(OptionalInt.of(process.exitValue()), said)
                    : new Answer(OptionalInt.empty(), said);
        } catch (TimeoutException e) {
            end(process);
            return new Answer(
                    OptionalInt.empty(),
                    output.completeOnTimeout(new byte[0], 1, TimeUnit.SECONDS).join());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            end(process);
        }
    }

    /**
     * Ends a process with all that it has started, and returns when they have ended; soon, too, where the system does not
     * say so, as in a container whose first process looks after no orphans.
     */
    public static void end(Process process) {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, MOST_SECONDS_TO_END, TimeUnit.SECONDS)
                .join();
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "imagefactory-program");
        thread.setDaemon(true);
        thread.start();
    }

    private static void write(Process process, String input) {
        try (OutputStream stream = process.getOutputStream()) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It has not read to the end, and may have answered all the same.
        }
    }

    private static byte[] output(Process process) {
        try (InputStream stream = process.getInputStream()) {
            return stream.readNBytes(MOST_BYTES);
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
