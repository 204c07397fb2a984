package io.imagefactory.core.registry;

import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.EnrollmentsReader;
import io.imagefactory.core.host.DelayedLine;
import io.imagefactory.core.refresh.RefreshPolicy;
import io.imagefactory.core.refresh.Refresher;
import io.imagefactory.core.state.StateFiles;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Asks three registries on this machine that are 50 ms away, one way, for the current digests of tags. What it prints:
 * requests, the least time that they can take where each registry gets only so many at once, the time that they took, the
 * connections, and the most threads.
 */
final class DistantRegistries {

    private static final Duration DELAY = Duration.ofMillis(50);
    private static final int REGISTRIES = 3;
    private static final int PARALLEL = 4;
    private static final byte[] CONTENT = Images.index(
            MediaType.INDEX,
            Map.of(
                    "linux/amd64",
                    Images.manifest(MediaType.MANIFEST, Images.configuration("linux/amd64", "2026-01-01T00:00:00Z"))));

    private DistantRegistries() {}

    /** Takes how many tags. */
    public static void main(String[] arguments) throws IOException {
        int tags = Integer.parseInt(arguments[0]);
        List<FakeRegistry> servers = new ArrayList<>();
        List<DelayedLine> lines = new ArrayList<>();
        for (int i = 0; i < REGISTRIES; i++) {
            servers.add(new FakeRegistry());
            String host = servers.get(i).host();
            lines.add(new DelayedLine(
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), Integer.parseInt(host.substring(host.indexOf(':') + 1))),
                    DELAY));
        }
        StringBuilder enrolled = new StringBuilder();
        Map<String, byte[]> state = new LinkedHashMap<>();
        for (int i = 0; i < tags; i++) {
            servers.get(i % REGISTRIES).publish("vendor/image-" + i, "1", MediaType.INDEX, CONTENT);
            enrolled.append(
                    "- {name: image-%d, registry: '127.0.0.1:%d', repository: vendor/image-%d, allowTags: ^1$}\n"
                            .formatted(i, lines.get(i % REGISTRIES).port(), i));
            state.put(
                    "images/image-" + i + ".yaml",
                    ("name: image-" + i + "\ndiscoveryStatus: external\n").getBytes(StandardCharsets.UTF_8));
        }
        Enrollments enrollments =
                EnrollmentsReader.read("images.yaml", enrolled.toString().getBytes(StandardCharsets.UTF_8), 0);
        Refresher refresher =
                new Refresher(enrollments, new RefreshPolicy(Duration.ZERO, false, PARALLEL), Instant.now());
        long start = System.nanoTime();
        try (HttpRegistry registry = new HttpRegistry(
                RegistryOptions.USUAL, Clock.systemUTC(), nap -> Thread.sleep(nap.toMillis()), new Random(1))) {
            Refresher.Answers answers = refresher.ask(StateFiles.read(state).state(), registry, total -> () -> {});
            double took = (System.nanoTime() - start) / 1e9;
            int most = servers.stream()
                    .mapToInt(server -> server.seen().size())
                    .max()
                    .orElseThrow();
            double least = Math.ceil((double) most / PARALLEL) * 2 * DELAY.toMillis() / 1e3;
            System.out.printf(
                    "%d tags, %d failures, %d requests, %d at once for each of %d registries: least %.1f s, took %.1f s,"
                            + " %.2f times; %d connections, %d threads at most, %d MB of heap%n",
                    tags,
                    answers.failures().size(),
                    servers.stream().mapToInt(server -> server.seen().size()).sum(),
                    PARALLEL,
                    REGISTRIES,
                    least,
                    took,
                    took / least,
                    lines.stream().mapToInt(DelayedLine::connections).sum(),
                    ManagementFactory.getThreadMXBean().getPeakThreadCount(),
                    heap());
        }
        System.exit(0);
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }
}
