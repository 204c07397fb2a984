package io.imagefactory.core.attack;

import io.imagefactory.core.attack.RawServer.Handler;
import io.imagefactory.core.git.HostLimits;
import io.imagefactory.core.host.RetryPolicy;
import io.imagefactory.core.source.Hosts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Servers of Git that speak no HTTP: {@code git://} and ssh, for {@code discover}. */
final class GitTransportAttacks {

    private static final Duration LONG = Duration.ofSeconds(50);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final long MEGABYTE = 1024L * 1024;
    private static final String TOO_MUCH = "than is fetched of one repository";
    private static final String IN_TIME = "in time";

    private GitTransportAttacks() {}

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        daemon(cases, "branches without an end", TOO_MUCH, out -> {
            for (int i = 0; i < 20_000; i++) {
                out.write(GitAnswers.line("0".repeat(39) + "1 refs/heads/" + "a".repeat(2000) + i + "\n"));
            }
        });
        daemon(cases, "one branch again and again", "does not speak the Git protocol", out -> {
            byte[] line = GitAnswers.line("0".repeat(39) + "1 refs/heads/main\0" + "cap=x ".repeat(10_000));
            for (int i = 0; i < 100_000; i++) {
                out.write(line);
            }
        });
        daemon(cases, "capabilities without an end", TOO_MUCH, out -> {
            out.write(GitAnswers.line("version 2\n"));
            for (int i = 0; i < 10_000_000; i++) {
                out.write(GitAnswers.line("capability-" + i + "=" + "v".repeat(500) + "\n"));
            }
        });
        daemon(cases, "branches in drips", IN_TIME, out -> {
            while (true) {
                for (byte one : GitAnswers.line("0".repeat(39) + "1 refs/heads/main\n")) {
                    out.write(one);
                    out.flush();
                    Thread.sleep(20);
                }
            }
        });
        daemon(cases, "nothing at all", IN_TIME, out -> Thread.sleep(20_000));
        daemon(cases, "a line that is none", "", out -> out.write("zzzz".getBytes()));
        daemon(
                cases,
                "an error that acts in a log",
                "",
                out -> out.write(GitAnswers.line("ERR \u001b[2J\n::error::x " + Scene.SECRET.replace('s', 'S'))));
        daemon(cases, "what is no Git", "", out -> out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes()));
        // Ends at the deadline, or before, where the client has read as many lines as it takes.
        ssh(cases, "words before it says that it is ssh, without an end", "", out -> {
            byte[] lines = "welcome to this host\r\n".repeat(1000).getBytes();
            while (true) {
                out.write(lines);
            }
        });
        ssh(cases, "one such line without an end", "", out -> {
            byte[] line = new byte[64 * 1024];
            Arrays.fill(line, (byte) 'a');
            for (int i = 0; i < 100_000; i++) {
                out.write(line);
            }
        });
        ssh(cases, "such words in drips", IN_TIME, out -> {
            while (true) {
                out.write("w\r\n".getBytes());
                out.flush();
                Thread.sleep(50);
            }
        });
        ssh(cases, "nothing at all", IN_TIME, out -> Thread.sleep(20_000));
        ssh(cases, "a packet of 2 GB", "", out -> {
            out.write("SSH-2.0-x\r\n".getBytes());
            out.write(new byte[] {0x7f, -1, -1, -1, 4, 20});
            out.write(new byte[1 << 20]);
        });
        ssh(cases, "a name that acts in a log", "", out -> out.write("SSH-2.0-\u001b[2J::error::x\r\nx".getBytes()));
        return cases;
    }

    /** Says what it says, whatever it is asked. */
    @FunctionalInterface
    private interface Speech {
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    private static void daemon(List<Case> cases, String name, String expected, Speech speech) {
        cases.add(new Case(
                "git daemon: " + name, scene -> discover(scene, "git://", "", speech, patience(expected)), expected));
    }

    private static void ssh(List<Case> cases, String name, String expected, Speech speech) {
        cases.add(new Case(
                "ssh: " + name, scene -> discover(scene, "ssh://", "git@", speech, patience(expected)), expected));
    }

    private static Duration patience(String expected) {
        return expected.equals(IN_TIME) ? SHORT : LONG;
    }

    private static List<String> discover(Scene scene, String scheme, String user, Speech speech, Duration patience)
            throws IOException {
        Handler handler = (request, out) -> speech.to(out);
        String url = scheme + user + scene.speaker(handler).host() + "/shop.git";
        Path ssh = Files.createDirectories(scene.folder().resolve("ssh"));
        scene.images("""
                images:
                  - {name: app, registry: ghcr.io, repository: acme/app, source: {provider: git, url: "%s", dockerfile: Dockerfile}}
                """.formatted(url));
        Hosts hosts = Hosts.withCache(scene.folder().resolve("cache"))
                .ssh(ssh)
                .limits(new HostLimits(
                        8,
                        4,
                        patience,
                        patience,
                        8 * MEGABYTE,
                        1024 * MEGABYTE,
                        new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1))));
        return scene.discover(hosts.sources(Hosts.DIRECT));
    }
}
