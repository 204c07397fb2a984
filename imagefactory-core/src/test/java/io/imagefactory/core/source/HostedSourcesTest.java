package io.imagefactory.core.source;

import static io.imagefactory.core.source.Hosts.contents;
import static io.imagefactory.core.source.Hosts.git;
import static io.imagefactory.core.source.LocalSourcesTest.assertText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.git.CredentialHelpers;
import io.imagefactory.core.git.GitHostSettings;
import io.imagefactory.core.git.GitHttpServer;
import io.imagefactory.core.git.GitRepository;
import io.imagefactory.core.git.HostLimits;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Retries;
import io.imagefactory.core.host.Sleeper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProxySelector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which goes first: this machine or the host. */
public class HostedSourcesTest {

    @TempDir
    private Path temporary;

    private GitHttpServer server;
    private GitRepository infra;

    @BeforeEach
    void serve() throws IOException {
        server = GitHttpServer.serve(temporary.resolve("served"));
        GitHostsTest.served(temporary.resolve("served"), "shop.git").git("branch", "next");
        infra = GitRepository.create(Files.createDirectories(temporary.resolve("infra")));
        infra.remote("origin", server.url("shop.git"));
        infra.write("Dockerfile", "FROM pull-request");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theWorkingTreeGoesBeforeTheHostWhereItServesTheBranch() throws Exception {
        try (LocalSources local = local(Map.of())) {
            HostedSources sources = hosted(local);
            Map<Source, FileContent> contents = contents(sources, List.of(shop("main"), shop("next")));

            assertText(contents.get(shop("main"))).isEqualTo("FROM pull-request");
            assertThat(sources.commitOf(shop("main"))).isEmpty();
            assertText(contents.get(shop("next"))).isEqualTo("FROM main");
            assertThat(sources.commitOf(shop("next")))
                    .hasValueSatisfying(commit -> assertThat(commit).contains(", branch next at commit "));
        }
    }

    @Test
    void aHostIsNotAskedForWhatIsHere() throws Exception {
        infra.write("checkout/Dockerfile", "FROM checkout");
        try (LocalSources local = local(Map.of(server.url("shop.git"), Path.of("checkout")))) {
            Map<Source, FileContent> contents =
                    contents(hosted(local), List.of(shop("next"), Hosts.local("Dockerfile")));

            assertText(contents.get(shop("next"))).isEqualTo("FROM checkout");
            assertText(contents.get(Hosts.local("Dockerfile"))).isEqualTo("FROM pull-request");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    @Timeout(30)
    void anInterruptDoesNotWaitForAHostThatHangs() throws Exception {
        Thread reader = Thread.currentThread();
        server.gate(exchange -> {
            reader.interrupt();
            try {
                Thread.sleep(Duration.ofMinutes(5).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        });
        try (LocalSources local = local(Map.of())) {
            assertThatThrownBy(() -> contents(hosted(local), List.of(shop("next"))))
                    .isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
        server.close();
        // Whoever was reading lets go of the repository soon.
        assertThat(Hosts.withCache(temporary.resolve("cache")).withoutNetwork().read(shop("next")))
                .isInstanceOf(FileContent.Unserved.class);
    }

    private HostedSources hosted(LocalSources local) {
        GitHostSettings settings = new GitHostSettings(
                temporary.resolve("cache"),
                Credentials.none(),
                CredentialHelpers.none(),
                Set.of("http"),
                false,
                ProxySelector.of(null),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                HostLimits.USUAL,
                new Retries(HostLimits.USUAL.retries(), Sleeper.THREAD, new Random()),
                (repository, cause) -> {});
        return new HostedSources(local, settings);
    }

    private LocalSources local(Map<String, Path> checkouts) throws IOException {
        return new LocalSources(infra.folder(), checkouts, Set.of());
    }

    private Source shop(String branch) {
        return git(server.url("shop.git"), branch, "Dockerfile");
    }
}
