package io.imagefactory.core.source;

import static io.imagefactory.core.source.GitHostsTest.assertUnreachable;
import static io.imagefactory.core.source.Hosts.git;
import static io.imagefactory.core.source.LocalSourcesTest.assertReason;
import static io.imagefactory.core.source.LocalSourcesTest.assertText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.imagefactory.core.git.SshGitServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories that are reached by ssh. */
class SshHostsTest {

    @TempDir
    private Path temporary;

    private SshGitServer server;
    private Path repository;
    private Path sshFolder;
    private Hosts hosts;

    @BeforeEach
    void serve() throws Exception {
        server = SshGitServer.serve();
        repository = GitHostsTest.served(temporary, "shop.git").folder();
        sshFolder = temporary.resolve("ssh");
        server.writeKnownHosts(sshFolder);
        hosts = Hosts.withCache(temporary.resolve("cache")).ssh(sshFolder);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aKeyInTheUsersFolderLetsUsIn() throws Exception {
        server.writeKey(sshFolder.resolve("id_ecdsa"));

        assertText(hosts.read(source())).isEqualTo("FROM main");
        assertThat(server.sessions()).isEqualTo(2);

        assertText(hosts.read(source())).isEqualTo("FROM main");
        assertThat(server.sessions()).isEqualTo(3);
    }

    @Test
    void anAgentLetsUsIn() throws Exception {
        Path socket = temporary.resolve("agent");
        Process agent = agent(socket);
        try {
            assertText(hosts.agent(socket).read(source())).isEqualTo("FROM main");
        } finally {
            agent.destroy();
        }
    }

    @Test
    void withoutAKeyWhatToDoIsSaid() throws Exception {
        assertUnreachable(hosts.agent(temporary.resolve("no-agent")).read(source()))
                .isEqualTo(server.host() + " does not show "
                        + source().url().orElseThrow().replace("git@", "") + " to strangers; give " + server.host()
                        + " a key of the ssh agent or of ~/.ssh");
    }

    @Test
    void aHostThatIsNotKnownIsRefusedWhateverSshIsConfiguredToDo() throws Exception {
        server.writeKey(sshFolder.resolve("id_ecdsa"));
        Files.writeString(sshFolder.resolve("known_hosts"), "");
        Files.writeString(sshFolder.resolve("config"), "Host *\n  StrictHostKeyChecking no\n");

        assertUnreachable(hosts.read(source()))
                .startsWith(server.host() + " does not show the ssh key that known_hosts has for it");
        assertThat(server.sessions()).isZero();
        assertThat(sshFolder.resolve("known_hosts")).isEmptyFile();
    }

    @Test
    void aRepositoryThatIsNotThereIsSaid() throws Exception {
        server.writeKey(sshFolder.resolve("id_ecdsa"));
        Source gone = git(server.url(temporary.resolve("gone.git")), null, "Dockerfile");

        assertReason(hosts.read(gone)).startsWith("there is no repository ");
        assertThat(hosts.waits()).isEmpty();
    }

    private Source source() {
        return git(server.url(repository), null, "Dockerfile");
    }

    /** The real agent, with the key that the server lets in. */
    private Process agent(Path socket) throws Exception {
        Path key = server.writeKey(temporary.resolve("keys/key"));
        try {
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
            Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            for (int i = 0; i < 500 && !Files.exists(socket); i++) {
                Thread.sleep(Duration.ofMillis(20).toMillis());
            }
            ProcessBuilder add = new ProcessBuilder("ssh-add", "-q", key.toString());
            add.environment().put("SSH_AUTH_SOCK", socket.toString());
            Process adding = add.start();
            assertThat(adding.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(adding.exitValue()).isZero();
            return agent;
        } catch (IOException | UnsupportedOperationException e) {
            return abort("no ssh agent here: " + e.getMessage());
        }
    }
}
