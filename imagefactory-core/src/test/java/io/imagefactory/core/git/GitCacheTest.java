package io.imagefactory.core.git;

import static io.imagefactory.core.source.GitHostsTest.assertUnreachable;
import static io.imagefactory.core.source.Hosts.git;
import static io.imagefactory.core.source.LocalSourcesTest.assertRemedy;
import static io.imagefactory.core.source.LocalSourcesTest.assertText;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.file.Folders;
import io.imagefactory.core.host.Deadline;
import io.imagefactory.core.host.RetryPolicy;
import io.imagefactory.core.source.GitHostsTest;
import io.imagefactory.core.source.Hosts;
import io.imagefactory.core.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of what was fetched. */
class GitCacheTest {

    private static final Deadline LONG = new Deadline(Duration.ofMinutes(5));

    @TempDir
    private Path temporary;

    private GitHttpServer server;
    private Path cache;
    private Hosts hosts;

    @BeforeEach
    void serve() throws IOException {
        server = GitHttpServer.serve(temporary.resolve("served"));
        GitHostsTest.served(temporary.resolve("served"), "shop.git");
        cache = temporary.resolve("cache");
        hosts = Hosts.withCache(cache);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void offlineWhatWasFetchedIsRead() throws Exception {
        hosts.read(shop("Dockerfile"));
        server.forget();

        assertText(hosts.withoutNetwork().read(shop("Dockerfile"))).isEqualTo("FROM main");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void offlineWhatWasNotFetchedIsUnserved() throws Exception {
        String remedy = "Maven is offline (-o), and " + server.url("shop.git") + " was not fetched before";
        GitRepository.at(temporary.resolve("served/shop.git")).write("other", "FROM other");
        GitRepository.at(temporary.resolve("served/shop.git")).commit();

        assertRemedy(hosts.withoutNetwork().read(shop("Dockerfile"))).isEqualTo(remedy);
        hosts.read(shop("Dockerfile"));
        assertRemedy(hosts.withoutNetwork().read(shop("other"))).isEqualTo(remedy);
        assertThat(hosts.withoutNetwork().read(git(server.url("shop.git"), "next", "Dockerfile")))
                .isInstanceOf(FileContent.Unserved.class);
    }

    @Test
    void itMayBeDeletedAtAnyTime() throws Exception {
        hosts.read(shop("Dockerfile"));
        Folders.delete(cache);

        assertText(hosts.read(shop("Dockerfile"))).isEqualTo("FROM main");
    }

    @Test
    void whatIsDamagedIsBegunAnew() throws Exception {
        hosts.read(shop("Dockerfile"));
        try (Stream<Path> files = Files.walk(repository())) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                file.toFile().setWritable(true);
                Files.writeString(file, "damaged");
            }
        }

        assertText(hosts.read(shop("Dockerfile"))).isEqualTo("FROM main");
        assertText(hosts.read(shop("Dockerfile"))).isEqualTo("FROM main");
    }

    @Test
    void whatAKilledRunLeftBehindIsRemoved() throws Exception {
        hosts.read(shop("Dockerfile"));
        Path leftOver = Files.writeString(repository().resolve("objects/pack/incoming_1.pack.tmp"), "half");

        hosts.read(shop("Dockerfile"));

        assertThat(leftOver).doesNotExist();
    }

    @Test
    void whatWasNotUsedForTheLongestTimeGoesFirst() throws Exception {
        GitHostsTest.served(temporary.resolve("served"), "old.git");
        Source old = git(server.url("old.git"), null, "Dockerfile");
        hosts.read(old);
        Files.setLastModifiedTime(
                repository().resolve(CachedRepository.HEADS), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        Path oldest = repository();
        hosts.read(shop("Dockerfile"));
        long enoughForOne = Folders.size(cache) - 1;

        hosts.limits(cachedBytes(enoughForOne)).read(shop("Dockerfile"));

        assertThat(oldest).doesNotExist();
        assertText(hosts.withoutNetwork().read(shop("Dockerfile"))).isEqualTo("FROM main");
    }

    @Test
    void whatIsInUseStays() throws Exception {
        hosts.read(shop("Dockerfile"));
        CloneUrl url = CloneUrl.of(server.url("shop.git"), server.url("shop.git"));

        try (CachedRepository inUse = new GitCache(cache).open(url, LONG)) {
            new GitCache(cache).shrinkTo(0);

            assertThat(inUse.repository().getDirectory()).isDirectory();
        }
        new GitCache(cache).shrinkTo(0);
        assertThat(repositories()).isEmpty();
    }

    @Test
    void twoRunsWaitForEachOtherAndNotForEver() throws Exception {
        hosts.read(shop("Dockerfile"));
        CloneUrl url = CloneUrl.of(server.url("shop.git"), server.url("shop.git"));
        HostLimits impatient = new HostLimits(
                1, 1, Duration.ofSeconds(5), Duration.ofMillis(300), 1 << 20, 1 << 30, RetryPolicy.USUAL);

        try (CachedRepository inUse = new GitCache(cache).open(url, LONG)) {
            assertThat(inUse.heads().commit("HEAD")).isPresent();
            assertUnreachable(hosts.limits(impatient).read(shop("Dockerfile"))).endsWith("could not be read in time");
        }
        assertText(hosts.read(shop("Dockerfile"))).isEqualTo("FROM main");
    }

    @Test
    void aFolderThatCannotBeUsedIsSaid() throws Exception {
        Files.writeString(cache, "a file");
        Map<Source, FileContent> contents = hosts.read(List.of(shop("Dockerfile")));

        assertUnreachable(contents.get(shop("Dockerfile"))).endsWith("see imagefactory.cacheDirectory");
    }

    private static HostLimits cachedBytes(long bytes) {
        return new HostLimits(1, 1, Duration.ofSeconds(20), Duration.ofMinutes(1), 1 << 20, bytes, RetryPolicy.USUAL);
    }

    private Path repository() throws IOException {
        assertThat(repositories()).hasSize(1);
        return repositories().get(0);
    }

    private List<Path> repositories() throws IOException {
        try (Stream<Path> folders = Files.list(cache)) {
            return folders.filter(folder -> folder.toString().endsWith(".git")).toList();
        }
    }

    private Source shop(String dockerfile) {
        return git(server.url("shop.git"), null, dockerfile);
    }
}
