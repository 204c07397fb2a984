package io.imagefactory.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagefactory.core.git.GitHttpServer;
import io.imagefactory.core.git.GitRepository;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.text.MendableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteFilesTest {

    @TempDir
    private Path temporary;

    private GitHttpServer server;
    private GitRepository shop;
    private Hosts hosts;

    @BeforeEach
    void serve() throws IOException {
        server = GitHttpServer.serve(temporary.resolve("served"));
        shop = GitHostsTest.served(temporary.resolve("served"), "acme/shop.git");
        shop.write(".github/workflows/images.yml", "on: push\n");
        shop.write("services/cart/Dockerfile", "FROM cart\n");
        shop.write("assets/large.txt", "x".repeat(3_000_000));
        shop.write("binary", "a\0b");
        shop.link("link", "Dockerfile");
        shop.commit();
        hosts = Hosts.withCache(temporary.resolve("cache"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void allFilesAreListedAndOnlyThoseFetchedThatAreRead() throws IOException {
        try (RemoteFiles files = open(hosts)) {
            assertThat(files.paths())
                    .containsExactly(
                            ".github/workflows/images.yml",
                            "Dockerfile",
                            "assets/large.txt",
                            "binary",
                            "services/cart/Dockerfile");
            server.forget();

            files.fetch(List.of(".github/workflows/images.yml", "services/cart/Dockerfile", "no-such-file"));
            int requests = server.requests().size();

            assertThat(files.text(".github/workflows/images.yml")).contains("on: push\n");
            assertThat(files.text("services/cart/Dockerfile")).contains("FROM cart\n");
            assertThat(files.text("no-such-file")).isEmpty();
            assertThat(server.requests()).hasSize(requests);
            assertThat(server.bytes()).isLessThan(100_000);
        }
    }

    @Test
    void whatWasNotAskedForBeforeIsFetchedWhenItIsRead() throws IOException {
        try (RemoteFiles files = open(hosts)) {
            assertThat(files.text("services/cart/Dockerfile")).contains("FROM cart\n");
        }
    }

    @Test
    void whatIsNoTextOrTooLargeIsNone() throws IOException {
        try (RemoteFiles files = open(hosts)) {
            assertThat(files.text("binary")).isEmpty();
            assertThat(files.text("assets/large.txt")).isEmpty();
            assertThat(files.text("link")).isEmpty();
            assertThat(files.text("services")).isEmpty();
        }
    }

    @Test
    void severalHundredFilesAreFetchedAtOnce() throws IOException {
        List<String> paths = IntStream.range(0, 600)
                .mapToObj(i -> "apps/" + i + "/Dockerfile")
                .toList();
        paths.forEach(path -> shop.write(path, "FROM " + path + "\n"));
        shop.commit();

        try (RemoteFiles files = open(hosts)) {
            server.forget();
            files.fetch(paths);

            assertThat(server.requests()).hasSizeLessThan(8);
            assertThat(files.text("apps/599/Dockerfile")).contains("FROM apps/599/Dockerfile\n");
        }
    }

    @Test
    void aBranchThatHasNotMovedIsNotFetchedAgainAndServesOffline() throws IOException {
        try (RemoteFiles files = open(hosts)) {
            files.text("Dockerfile");
        }
        server.forget();

        try (RemoteFiles files = open(hosts.withoutNetwork())) {
            assertThat(files.paths()).contains("services/cart/Dockerfile");
            assertThat(files.text("Dockerfile")).isPresent();
            assertThat(files.text("services/cart/Dockerfile")).isEmpty();
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aHostThatLeavesNothingOutSendsTheCommitWhole() throws IOException {
        shop.git("config", "uploadpack.allowFilter", "false");

        try (RemoteFiles files = open(hosts)) {
            assertThat(files.paths()).contains("services/cart/Dockerfile");
            assertThat(files.text("services/cart/Dockerfile")).contains("FROM cart\n");
        }
    }

    @Test
    void aRepositoryOrBranchThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> RemoteFiles.open(source("acme/shop.git", Optional.of("mian")), hosts.settings()))
                .isInstanceOf(MendableException.class)
                .hasMessageEndingWith("/acme/shop.git has no branch mian; did you mean \"main\"?");
        assertThatThrownBy(() -> RemoteFiles.open(source("acme/none.git", Optional.empty()), hosts.settings()))
                .isInstanceOf(MendableException.class)
                .hasMessageContaining("/acme/none.git");
        assertThatThrownBy(() -> open(hosts.withoutNetwork()))
                .isInstanceOf(MendableException.class)
                .hasMessageContaining("was not fetched before");
        assertThatThrownBy(() -> open(hosts.protocols("https")))
                .isInstanceOf(MendableException.class)
                .hasMessageContaining("is reached by http, which is not allowed");
    }

    private RemoteFiles open(Hosts used) throws IOException {
        return RemoteFiles.open(source("acme/shop.git", Optional.empty()), used.settings());
    }

    private Source source(String path, Optional<String> branch) {
        return Source.of(Provider.GIT, Optional.empty(), Optional.of(server.url(path)), branch, "Dockerfile");
    }
}
