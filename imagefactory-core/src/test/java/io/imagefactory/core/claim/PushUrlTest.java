package io.imagefactory.core.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagefactory.core.git.CloneUrl;
import io.imagefactory.core.git.GitRepository;
import io.imagefactory.core.git.PushUrl;
import io.imagefactory.core.source.Hosts;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where claims go. */
class PushUrlTest {

    @TempDir
    private Path temporary;

    private GitRepository work;

    @BeforeEach
    void init() {
        work = GitRepository.create(temporary.resolve("work"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/acme/infra.git, https, https://github.com/acme/infra.git",
        "https://ci:t0ken@gitlab.com/acme/infra.git, https, https://gitlab.com/acme/infra.git",
        "git@github.com:acme/infra.git, ssh, git@github.com:acme/infra.git",
        "ssh://git@git.example.com:2222/acme/infra.git, ssh, ssh://git.example.com:2222/acme/infra.git",
    })
    void theRemoteOfTheWorkingTreeIsIt(String configured, String scheme, String text) throws Exception {
        work.remote("origin", configured);

        CloneUrl url = PushUrl.of(temporary.resolve("work/state/not/there"), "origin");

        assertThat(url.scheme()).isEqualTo(scheme);
        assertThat(url.text()).isEqualTo(text);
        assertThat(url.uri().toPrivateString()).doesNotContain("t0ken");
        assertThat(url.credential().isPresent()).isEqualTo(configured.contains("t0ken"));
    }

    @Test
    void whereGitPushesElsewhereClaimsGoThere() throws Exception {
        work.remote("origin", "https://mirror.example.com/infra.git");
        work.git("config", "remote.origin.pushurl", "https://git.example.com/infra.git");
        assertThat(host("origin")).isEqualTo("git.example.com");

        work.remote("other", "https://mirror.example.com/infra.git");
        work.git("config", "url.https://main.example.com/.pushInsteadOf", "https://mirror.example.com/");
        assertThat(host("other")).isEqualTo("main.example.com");
    }

    @Test
    void aLinkedWorkingTreeHasTheSameRemotes() throws Exception {
        work.remote("origin", "https://git.example.com/infra.git");
        work.git("worktree", "add", "--quiet", "../linked");

        assertThat(PushUrl.of(temporary.resolve("linked"), "origin").host()).isEqualTo("git.example.com");
    }

    @Test
    void aRelativePathIsOneFromTheWorkingTree() throws Exception {
        work.remote("origin", "../infra.git");

        CloneUrl url = PushUrl.of(work.folder(), "origin");

        assertThat(url.scheme()).isEqualTo("file");
        assertThat(Path.of(url.uri().getPath()))
                .isEqualTo(temporary.toRealPath().resolve("infra.git"));
    }

    @Test
    void aUrlNeedsNoWorkingTree() throws Exception {
        assertThat(PushUrl.of(temporary, "https://git.example.com/infra.git").host())
                .isEqualTo("git.example.com");
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThatThrownBy(() -> claims(temporary, "origin"))
                .isInstanceOf(ClaimException.class)
                .hasMessage("there is no Git remote \"origin\", since no Git working tree lies around " + temporary
                        + ", so two runs on different machines could ask for the same rebuild; name one with "
                        + "-Dimagefactory.claimRemote=<name or URL>; -Dimagefactory.claim=false does without, and then "
                        + "two runs at once could ask twice");
        assertThatThrownBy(() -> claims(work.folder(), "origin"))
                .hasMessageStartingWith("there is no Git remote \"origin\" in the working tree ");
        work.remote("helper", "ext::sh -c true");
        assertThatThrownBy(() -> claims(work.folder(), "helper")).isInstanceOf(ClaimException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://ci:t0 ken@git.example.com/infra.git",
        "https://ci:t0ken@/infra.git",
        "x::https://ci:t0ken@host/infra"
    })
    void aUrlThatIsNoneIsNamedWithoutItsPassword(String remote) {
        assertThatThrownBy(() -> claims(work.folder(), remote))
                .isInstanceOf(ClaimException.class)
                .hasMessageNotContaining("t0")
                .hasMessageNotContaining("ken@");
    }

    @Test
    void aProtocolThatIsNotAllowedIsRefusedBeforeAnyConnection() {
        Hosts hosts = Hosts.withCache(temporary.resolve("cache"));
        Hosts careful = hosts.protocols("https", "ssh");

        assertThatThrownBy(() -> careful.claims(temporary, "http://git.example.com/infra.git", InfraServer.TIMEOUT))
                .isInstanceOf(ClaimException.class)
                .hasMessage("rebuilds are claimed at http://git.example.com/infra.git, which is reached by http, and "
                        + "that is not allowed; name it by https or ssh, or add http to "
                        + "-Dimagefactory.allowedProtocols");
    }

    private String host(String remote) throws PushUrl.NoRemoteException {
        return PushUrl.of(work.folder(), remote).host();
    }

    private GitClaims claims(Path folder, String remote) throws ClaimException {
        return Hosts.withCache(temporary.resolve("cache")).claims(folder, remote, InfraServer.TIMEOUT);
    }
}
