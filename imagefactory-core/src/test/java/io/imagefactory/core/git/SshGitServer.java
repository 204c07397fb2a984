package io.imagefactory.core.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;

/** An ssh server on loopback that runs the real {@code git}, and lets in whoever has its one client key. */
public final class SshGitServer implements AutoCloseable {

    private final SshServer server;
    private final KeyPair hostKey;
    private final KeyPair clientKey;
    private final AtomicInteger sessions = new AtomicInteger();

    private SshGitServer(SshServer server, KeyPair hostKey, KeyPair clientKey) {
        this.server = server;
        this.hostKey = hostKey;
        this.clientKey = clientKey;
    }

    public static SshGitServer serve() throws IOException, GeneralSecurityException {
        SshServer ssh = SshServer.setUpDefaultServer();
        SshGitServer server = new SshGitServer(ssh, key(), key());
        ssh.setHost("127.0.0.1");
        ssh.setPort(0);
        ssh.setKeyPairProvider(KeyPairProvider.wrap(server.hostKey));
        ssh.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(key, server.clientKey.getPublic()));
        ssh.setCommandFactory((channel, command) -> {
            server.sessions.incrementAndGet();
            return new GitService(command);
        });
        ssh.start();
        return server;
    }

    public String url(Path repository) {
        return "ssh://git@127.0.0.1:" + server.getPort() + repository.toAbsolutePath();
    }

    public String host() {
        return "127.0.0.1:" + server.getPort();
    }

    public int sessions() {
        return sessions.get();
    }

    /** Makes the folder one that knows this server. */
    public void writeKnownHosts(Path sshFolder) throws IOException {
        Files.createDirectories(sshFolder);
        Files.writeString(
                sshFolder.resolve("known_hosts"),
                "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(hostKey.getPublic()) + "\n");
    }

    /** Writes the key that is let in. */
    public Path writeKey(Path file) throws IOException, GeneralSecurityException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(clientKey, "test", null, out);
        }
        return file;
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private static KeyPair key() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static final class GitService extends AbstractCommandSupport {

        private static final Pattern COMMAND = Pattern.compile("git-(upload-pack|receive-pack) '(.*)'");

        GitService(String command) {
            super(command, null);
        }

        @Override
        public void run() {
            Matcher asked = COMMAND.matcher(getCommand());
            if (!asked.matches()) {
                onExit(1, "no service of Git");
                return;
            }
            ProcessBuilder builder =
                    new ProcessBuilder("git", "-c", "safe.directory=*", asked.group(1), asked.group(2));
            Map<String, String> environment = getEnvironment().getEnv();
            if (environment.containsKey("GIT_PROTOCOL")) {
                builder.environment().put("GIT_PROTOCOL", environment.get("GIT_PROTOCOL"));
            }
            try {
                Process git = builder.start();
                pump(getInputStream(), git.getOutputStream());
                pump(git.getErrorStream(), getErrorStream());
                copy(git.getInputStream(), getOutputStream());
                onExit(git.waitFor());
            } catch (IOException e) {
                onExit(1, "broken");
            } catch (InterruptedException e) {
                onExit(1, "interrupted");
            }
        }

        private static void pump(InputStream from, OutputStream to) {
            Thread thread = new Thread(() -> {
                try (to) {
                    copy(from, to);
                } catch (IOException e) {
                    // The other end has gone.
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        private static void copy(InputStream from, OutputStream to) throws IOException {
            byte[] buffer = new byte[8192];
            for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                to.write(buffer, 0, count);
                to.flush();
            }
        }
    }
}
