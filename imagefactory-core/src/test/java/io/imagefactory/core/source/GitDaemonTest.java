package io.imagefactory.core.source;

import static io.imagefactory.core.source.Hosts.git;
import static io.imagefactory.core.source.LocalSourcesTest.assertReason;
import static io.imagefactory.core.source.LocalSourcesTest.assertText;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories that {@code git daemon} serves, which must be allowed explicitly. */
class GitDaemonTest {

    @TempDir
    private Path temporary;

    @Test
    void whatTheDaemonServesIsRead() throws Exception {
        GitHostsTest.served(temporary.resolve("served"), "shop.git");
        int port = freePort();
        Process daemon = daemon(port);
        try {
            awaitConnection(port);
            Hosts hosts = Hosts.withCache(temporary.resolve("cache"));
            String url = "git://127.0.0.1:" + port + "/";

            assertText(hosts.read(git(url + "shop.git", "main", "Dockerfile"))).isEqualTo("FROM main");
            assertText(hosts.read(git(url + "shop.git", "main", "Dockerfile"))).isEqualTo("FROM main");
            assertReason(hosts.read(git(url + "gone.git", "main", "Dockerfile")))
                    .startsWith("there is no repository ");
        } finally {
            daemon.descendants().forEach(ProcessHandle::destroy);
            daemon.destroy();
            daemon.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private Process daemon(int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                "git",
                "daemon",
                "--reuseaddr",
                "--export-all",
                "--listen=127.0.0.1",
                "--port=" + port,
                "--base-path=" + temporary.resolve("served"));
        builder.environment().put("GIT_CONFIG_COUNT", "1");
        builder.environment().put("GIT_CONFIG_KEY_0", "safe.directory");
        builder.environment().put("GIT_CONFIG_VALUE_0", "*");
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitConnection(int port) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        abort("git daemon does not start here");
    }
}
