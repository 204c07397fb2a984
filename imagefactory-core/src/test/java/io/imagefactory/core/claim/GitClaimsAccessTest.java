package io.imagefactory.core.claim;

import static io.imagefactory.core.claim.InfraServer.NOON;
import static io.imagefactory.core.claim.InfraServer.TIMEOUT;
import static io.imagefactory.core.claim.InfraServer.claim;
import static io.imagefactory.core.claim.InfraServer.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagefactory.core.claim.Claims.Outcome;
import io.imagefactory.core.git.GitDaemon;
import io.imagefactory.core.git.GitHttpServer;
import io.imagefactory.core.git.SshGitServer;
import io.imagefactory.core.source.Hosts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that do not take claims, or not from everyone, and ways to reach them. */
class GitClaimsAccessTest {

    private static final String SECRET = "s3cret-t0ken";
    private static final Outcome WON = new Outcome.Won();

    @TempDir
    private Path temporary;

    private GitHttpServer server;
    private InfraServer infra;
    private Hosts hosts;

    @BeforeEach
    void serve() throws IOException {
        server = GitHttpServer.serve(temporary.resolve("served"));
        infra = InfraServer.create(temporary.resolve("served/infra.git"));
        hosts = Hosts.withCache(temporary.resolve("cache"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoMayReadAndNotWriteIsToldWhatToDo() throws Exception {
        infra.bare().git("config", "http.receivepack", "false");

        assertThatThrownBy(() -> one(claims(hosts), claim("app", "a"), NOON))
                .isInstanceOf(ClaimException.class)
                .hasMessage("rebuilds cannot be claimed: we may read " + server.url("infra.git")
                        + " and not push to it; put a <server> with id " + server.host()
                        + " into settings.xml that may (GitHub Actions: permissions: contents: write; GitLab: a token "
                        + "with write_repository, or job tokens allowed to push); -Dimagefactory.claim=false does "
                        + "without, and then two runs at once could ask twice");
        assertThat(hosts.waits()).isEmpty();
        assertThat(infra.refs()).isEmpty();
    }

    @Test
    void aTokenThatMayOnlyReadIsToldFromOneThatIsWrong() throws Exception {
        Hosts known = hosts.credentials(server.host(), "jane", SECRET);
        server.gate(exchange ->
                (exchange.getRequestURI() + "").contains("git-receive-pack") && GitHttpServer.answer(exchange, 403));

        assertThatThrownBy(() -> one(claims(known), claim("app", "a"), NOON))
                .hasMessageContaining("we may read")
                .hasMessageNotContaining(SECRET);

        server.allowOnly("jane", "another");
        assertThatThrownBy(() -> one(claims(known), claim("app", "a"), NOON))
                .isInstanceOf(ClaimException.class)
                .hasMessageStartingWith("rebuilds cannot be claimed: " + server.host() + " does not accept")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void aTokenIsShownForReadingAndForWriting() throws Exception {
        server.allowOnly("jane", SECRET);

        assertThat(one(claims(hosts.credentials(server.host(), "jane", SECRET)), claim("app", "a"), NOON))
                .isEqualTo(WON);
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void aRepositoryThatIsNotThereIsSaid() throws Exception {
        GitClaims gone = hosts.claims(temporary, server.url("gone.git"), TIMEOUT);

        assertThatThrownBy(() -> one(gone, claim("app", "a"), NOON))
                .isInstanceOf(ClaimException.class)
                .hasMessageStartingWith("rebuilds cannot be claimed: there is no repository " + server.url("gone.git")
                        + ", or no access to it, which its host does not tell apart; mend the URL of the remote, or ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"receive.hideRefs", "transfer.hideRefs"})
    void hiddenReferencesAreSaidAfterATryOrTwo(String setting) throws Exception {
        infra.bare().git("config", setting, "refs/imagefactory");

        assertThat(one(claims(hosts), claim("app", "a"), NOON)).isEqualTo(refused("app"));
        assertThat(hosts.waits()).hasSize(3);
        assertThat(infra.refs()).isEmpty();
    }

    @Test
    void claimsThatAreHiddenFromReadersAreRefusedAndNeverMoved() throws Exception {
        one(claims(hosts), claim("app", "a"), NOON);
        String before = infra.refs();
        infra.bare().git("config", "uploadpack.hideRefs", "refs/imagefactory");

        assertThat(one(claims(hosts), claim("app", "b"), NOON)).isEqualTo(refused("app"));
        assertThat(infra.refs()).isEqualTo(before);
    }

    @Test
    void aHookThatRefusesOneImageLeavesTheOthers() throws Exception {
        Path hook = infra.bare().write(".git/hooks/update", "#!/bin/sh\ncase $1 in */locked) exit 1;; esac\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();

        Map<String, Outcome> outcomes =
                claims(hosts).claim(List.of(claim("app", "a"), claim("locked", "a"), claim("web", "a")), NOON);

        assertThat(outcomes)
                .containsOnly(Map.entry("app", WON), Map.entry("locked", refused("locked")), Map.entry("web", WON));
    }

    @Test
    void aServerThatGoesDownWithThePushLeavesItOpenWhatWasClaimed() {
        server.gate(exchange -> exchange.getRequestMethod().equals("POST")
                && exchange.getRequestURI().getPath().endsWith("git-receive-pack")
                && GitHttpServer.answer(exchange, 502));

        assertThatThrownBy(() -> one(claims(hosts), claim("app", "a"), NOON))
                .isInstanceOf(ClaimException.class)
                .hasMessage("rebuilds were claimed perhaps: " + server.host() + " is out of order (HTTP status 502); "
                        + "none of them is asked for, and what was claimed is free again after the time-out");
        assertThat(hosts.waits()).hasSize(3);
    }

    @Test
    void aFolderOfThisMachineTakesClaimsToo() throws Exception {
        infra.bare().git("config", "receive.denyNonFastForwards", "true");
        GitClaims claims = hosts.protocols("https")
                .claims(temporary, infra.bare().folder().toUri().toString(), TIMEOUT);

        assertThat(one(claims, claim("app", "a"), NOON)).isEqualTo(WON);
        assertThat(one(claims, claim("app", "a"), NOON)).isEqualTo(new Outcome.Lost(NOON));
        assertThat(one(claims, claim("app", "b"), NOON)).isEqualTo(WON);
        assertThat(infra.bare().git("fsck", "--strict")).doesNotContain("error");
    }

    @Test
    void aServerIsReachedBySsh() throws Exception {
        try (SshGitServer ssh = SshGitServer.serve()) {
            Path keys = temporary.resolve("ssh");
            ssh.writeKnownHosts(keys);
            ssh.writeKey(keys.resolve("id_ecdsa"));
            GitClaims claims =
                    hosts.ssh(keys).claims(temporary, ssh.url(infra.bare().folder()), TIMEOUT);

            assertThat(one(claims, claim("app", "a"), NOON)).isEqualTo(WON);
            assertThat(one(claims, claim("app", "a"), NOON)).isEqualTo(new Outcome.Lost(NOON));
            assertThat(ssh.sessions()).isEqualTo(3);
        }
    }

    @Test
    void aDaemonTakesClaimsWhereItTakesPushes() throws Exception {
        try (GitDaemon daemon = GitDaemon.serve(temporary.resolve("served"))) {
            GitClaims claims = hosts.claims(temporary, daemon.url("infra.git"), TIMEOUT);

            assertThatThrownBy(() -> one(claims, claim("app", "a"), NOON))
                    .isInstanceOf(ClaimException.class)
                    .hasMessageContaining("we may read");

            infra.bare().git("config", "daemon.receivepack", "true");
            assertThat(one(claims, claim("app", "a"), NOON)).isEqualTo(WON);
            assertThat(one(claims, claim("app", "a"), NOON)).isEqualTo(new Outcome.Lost(NOON));
        }
    }

    @Test
    void aHostThatTakesNoConnectionIsSaid() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        GitClaims claims = hosts.claims(temporary, "http://127.0.0.1:" + port + "/infra.git", TIMEOUT);

        assertThatThrownBy(() -> one(claims, claim("app", "a"), NOON))
                .isInstanceOf(ClaimException.class)
                .hasMessage("rebuilds cannot be claimed: 127.0.0.1:" + port + " takes no connection");
    }

    @Test
    void aFolderThatIsNotThereIsSaid() throws Exception {
        GitClaims gone = hosts.claims(temporary, temporary.resolve("gone.git").toString(), TIMEOUT);

        assertThatThrownBy(() -> one(gone, claim("app", "a"), NOON))
                .isInstanceOf(ClaimException.class)
                .hasMessage("rebuilds cannot be claimed: there is no repository " + temporary.resolve("gone.git")
                        + " on this machine; mend the URL of the remote");
    }

    @Test
    void aServerOfPlainFilesIsSaid() throws Exception {
        server.gate(exchange -> {
            byte[] body = ("0".repeat(40) + "\trefs/heads/main\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/plain");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            return true;
        });

        assertThatThrownBy(() -> one(claims(hosts), claim("app", "a"), NOON))
                .isInstanceOf(ClaimException.class)
                .hasMessageStartingWith("rebuilds cannot be claimed: " + server.url("infra.git")
                        + " is served by something that does not speak Git's protocol as we do; ");
    }

    @Test
    void theCacheIsLeftAlone() throws Exception {
        one(claims(hosts), claim("app", "a"), NOON);

        assertThat(temporary.resolve("cache")).doesNotExist();
    }

    private GitClaims claims(Hosts known) throws ClaimException {
        return known.claims(temporary, server.url("infra.git"), TIMEOUT);
    }

    private Outcome refused(String image) {
        return new Outcome.Refused(server.url("infra.git") + " does not take refs/imagefactory/rebuilds/" + image
                + "; let no hook, rule or hidden reference there stand against references below refs/imagefactory/; "
                + "-Dimagefactory.claim=false does without, and then two runs at once could ask twice");
    }
}
