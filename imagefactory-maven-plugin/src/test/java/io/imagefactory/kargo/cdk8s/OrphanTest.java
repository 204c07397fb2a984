package io.imagefactory.kargo.cdk8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.kargo.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A build that is killed cannot clean up; what it started has to see for itself that it is alone. */
class OrphanTest {

    /** Stands for Maven. */
    static final class Build {
        public static void main(String[] arguments) {
            new RealSynthesizer().synthesize(Samples.request(JobTest.images(1500), Samples.OPTIONS));
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void java_and_node_end_when_the_build_is_killed(@TempDir Path temporary) throws Exception {
        Process build = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Build.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<ProcessHandle> started = javaAndNodeOf(build);

        build.destroyForcibly().waitFor();

        assertThat(started).allSatisfy(process -> assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(30)));
    }

    private static List<ProcessHandle> javaAndNodeOf(Process build) throws IOException, InterruptedException {
        List<ProcessHandle> started = List.of();
        // One child is the check of Node's version.
        while (build.isAlive() && started.size() < 2) {
            Thread.sleep(20);
            started = build.descendants().toList();
        }
        assertThat(started).hasSize(2);
        return started;
    }
}
