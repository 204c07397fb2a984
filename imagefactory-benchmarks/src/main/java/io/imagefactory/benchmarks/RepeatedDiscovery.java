package io.imagefactory.benchmarks;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.Step;
import io.imagefactory.core.source.LocalSources;
import io.imagefactory.core.state.MalformedValue;
import io.imagefactory.core.state.Turn;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Discovers the same infra repository again and again in one process: what the first time costs above the last is the JVM
 * getting to know the code.
 */
public final class RepeatedDiscovery {

    private RepeatedDiscovery() {}

    /** Takes the folder of images.yaml, and how often; prints the seconds of processor time of each run. Writes nothing. */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        for (int run = 1; run <= Integer.parseInt(arguments[1]); run++) {
            long before = processorTime();
            discover(root);
            System.out.printf("%d: %.2f%n", run, (processorTime() - before) / 1e9);
        }
    }

    private static void discover(Path root) throws IOException {
        InfraRepository repository =
                new InfraRepository(root, root.resolve("images.yaml"), root.resolve("state"), false);
        ImageFactory factory = new ImageFactory(repository, new Turn("a benchmark", root.resolve("target/locks"), Duration.ofMinutes(10)), new Silence());
        try (LocalSources sources = new LocalSources(root, Map.of(), Set.of())) {
            factory.discover(factory.enrollments(), sources, Instant.now(), true, true);
        }
    }

    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static final class Silence implements ImageFactory.Listener {

        @Override
        public void waitingFor(String otherRun) {}

        @Override
        public void recovered(List<String> files) {}

        @Override
        public void emptied(List<String> files) {}

        @Override
        public void foreignFile(String file) {}

        @Override
        public void malformedValue(MalformedValue value) {}

        @Override
        public void progress(Step step, int done, int total) {}
    }
}
