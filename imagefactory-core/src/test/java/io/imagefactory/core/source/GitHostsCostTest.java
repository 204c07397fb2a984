package io.imagefactory.core.source;

import static io.imagefactory.core.source.Hosts.git;
import static io.imagefactory.core.source.LocalSourcesTest.assertText;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.git.GitHttpServer;
import io.imagefactory.core.git.HostLimits;
import io.imagefactory.core.git.LargeRepository;
import io.imagefactory.core.host.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reading costs its hosts, counted by them. */
class GitHostsCostTest {

    private static final int REPOSITORIES = 30;
    private static final int SOURCES_EACH = 40;

    /** To learn where the branches are: what the server can do, and its references. */
    private static final int TO_ASK = 2;

    /** The commit, over the same connection; then what the server can do, its references and the files. */
    private static final int TO_FETCH = 4;

    @TempDir
    private Path temporary;

    @Test
    void oneDockerfileOfALargeRepositoryIsLittle() throws Exception {
        LargeRepository.create(temporary.resolve("served/large.git"), 10_000, 2 * 1024, 1);
        try (GitHttpServer server = GitHttpServer.serve(temporary.resolve("served"))) {
            Hosts hosts = Hosts.withCache(temporary.resolve("cache"));

            assertText(hosts.read(git(server.url("large.git"), "main", "app-0/Dockerfile")))
                    .isEqualTo("FROM app-0");

            assertThat(server.bytes()).isLessThan(1_000_000);
            assertThat(server.requests()).hasSize(TO_ASK + TO_FETCH);
        }
    }

    @Test
    void aRepositoryIsAskedOnceHoweverManyImagesAreInIt() throws Exception {
        List<Source> sources = new ArrayList<>();
        try (GitHttpServer server = GitHttpServer.serve(temporary.resolve("served"))) {
            for (int i = 0; i < REPOSITORIES; i++) {
                serve(i, server, sources);
            }
            HostLimits limits = new HostLimits(
                    20, 4, Duration.ofMinutes(1), Duration.ofMinutes(5), 1 << 20, 1 << 30, RetryPolicy.USUAL);
            Hosts hosts = Hosts.withCache(temporary.resolve("cache")).limits(limits);

            Map<Source, FileContent> first = hosts.read(sources);

            assertThat(first).hasSize(REPOSITORIES * SOURCES_EACH);
            assertThat(first.values()).allMatch(FileContent.Found.class::isInstance);
            assertThat(server.requests()).hasSize(REPOSITORIES * (TO_ASK + TO_FETCH));
            // A request counts until the server has seen it end, which is a little after we have.
            assertThat(server.mostAtOnce()).isLessThanOrEqualTo(2 * 4);
            // A connection is used again; on a slow machine some are closed for idleness in between.
            assertThat(server.connections()).isLessThan(REPOSITORIES / 2);
            assertThat(server.bytes()).isLessThan(REPOSITORIES * 20_000L);

            server.forget();
            Map<Source, FileContent> second = hosts.read(sources);

            assertThat(second.keySet()).isEqualTo(first.keySet());
            assertThat(server.requests()).hasSize(REPOSITORIES * TO_ASK);
            assertThat(server.bytes()).isLessThan(REPOSITORIES * 1_000L);
        }
    }

    private void serve(int number, GitHttpServer server, List<Source> sources) throws IOException {
        String name = "team/repository-" + number + ".git";
        Path template = temporary.resolve("template.git");
        if (number == 0) {
            LargeRepository.create(template, 0, 0, SOURCES_EACH);
        }
        copy(template, temporary.resolve("served").resolve(name));
        for (int i = 0; i < SOURCES_EACH; i++) {
            sources.add(git(server.url(name), "main", "app-" + i + "/Dockerfile"));
        }
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
