package io.imagefactory.core.source;

import static io.imagefactory.core.source.Hosts.git;
import static io.imagefactory.core.source.LocalSourcesTest.assertText;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.git.GitHttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share a cache, and one that is ended by Ctrl-C or by a CI system that has lost patience. */
class ReadingProcessTest {

    @TempDir
    private Path temporary;

    @Test
    void aProcessThatIsToldToEndEndsAtOnceAndLeavesNothingBroken() throws Exception {
        GitHostsTest.served(temporary.resolve("served"), "shop.git");
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (GitHttpServer server = GitHttpServer.serve(temporary.resolve("served"))) {
            server.gate(exchange -> {
                // It has the lock, and waits for the pack.
                if (server.requests().size() == 3) {
                    asked.countDown();
                    await(over);
                }
                return false;
            });
            Path cache = temporary.resolve("cache");
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ReadingProcess.class.getName(),
                            cache.toString(),
                            server.url("shop.git")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();

            process.destroy();

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            over.countDown();
            server.gate(exchange -> false);
            assertText(Hosts.withCache(cache).read(git(server.url("shop.git"), null, "Dockerfile")))
                    .isEqualTo("FROM main");
        }
    }

    @Test
    void processesReadOneRepositoryOneAfterTheOther() throws Exception {
        GitHostsTest.served(temporary.resolve("served"), "shop.git");
        try (GitHttpServer server = GitHttpServer.serve(temporary.resolve("served"))) {
            Path cache = temporary.resolve("cache");
            List<Process> processes = List.of(
                    read(cache, server.url("shop.git")),
                    read(cache, server.url("shop.git")),
                    read(cache, server.url("shop.git")));

            for (Process process : processes) {
                assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .contains("Found[");
            }
            // One has fetched, the others have asked whether there is something new.
            assertThat(server.requests()).hasSize(6 + 2 + 2);
        }
    }

    private static Process read(Path cache, String url) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ReadingProcess.class.getName(),
                        cache.toString(),
                        url))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
