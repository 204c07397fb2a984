package io.imagefactory.core.source;

import static io.imagefactory.core.source.Hosts.git;

import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.git.GitHttpServer;
import io.imagefactory.core.git.HostLimits;
import io.imagefactory.core.git.LargeRepository;
import io.imagefactory.core.host.DelayedLine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads a Dockerfile of each of many repositories of one Git host on this machine that is 50 ms away, one way: the first
 * time, and when nothing has changed since. What it prints: requests, the least time that they can take where a host gets
 * only so many at once, the time that they took, the connections, and the most threads.
 */
final class DistantRepositories {

    private static final Duration DELAY = Duration.ofMillis(50);

    private DistantRepositories() {}

    /** Takes a folder, which is made, and how many repositories. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        int repositories = Integer.parseInt(arguments[1]);
        LargeRepository.create(folder.resolve("template.git"), 0, 0, 1);
        try (GitHttpServer server = GitHttpServer.serve(folder.resolve("served"));
                DelayedLine line = new DelayedLine(server.address(), DELAY)) {
            List<Source> sources = new ArrayList<>();
            for (int i = 0; i < repositories; i++) {
                String name = "repository-" + i + ".git";
                copy(folder.resolve("template.git"), folder.resolve("served").resolve(name));
                sources.add(git("http://127.0.0.1:" + line.port() + "/" + name, "main", "app-0/Dockerfile"));
            }
            Hosts hosts = Hosts.withCache(folder.resolve("cache")).limits(HostLimits.USUAL);
            read("the first time", hosts, sources, server, line);
            read("nothing changed", hosts, sources, server, line);
        }
    }

    private static void read(String when, Hosts hosts, List<Source> sources, GitHttpServer server, DelayedLine line)
            throws IOException {
        server.forget();
        int before = line.connections();
        long start = System.nanoTime();
        Map<Source, FileContent> contents = hosts.read(sources);
        double took = (System.nanoTime() - start) / 1e9;
        int parallel = HostLimits.USUAL.repositoriesPerHost();
        int requests = server.requests().size();
        double least = Math.ceil((double) requests / parallel) * 2 * DELAY.toMillis() / 1e3;
        System.out.printf(
                "%d repositories, %s, %d found: %d requests, %d at once: least %.1f s, took %.1f s, %.2f times;"
                        + " %d connections, %d threads at most, %d MB of heap%n",
                sources.size(),
                when,
                contents.values().stream()
                        .filter(FileContent.Found.class::isInstance)
                        .count(),
                requests,
                parallel,
                least,
                took,
                took / least,
                line.connections() - before,
                ManagementFactory.getThreadMXBean().getPeakThreadCount(),
                heap());
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
