package io.imagefactory.core.source;

import static io.imagefactory.core.source.GitHostsTest.assertUnreachable;
import static io.imagefactory.core.source.Hosts.git;
import static io.imagefactory.core.source.LocalSourcesTest.assertReason;
import static io.imagefactory.core.source.LocalSourcesTest.assertText;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.git.GitHttpServer;
import io.imagefactory.core.git.HostLimits;
import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.RetryPolicy;
import io.imagefactory.core.host.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts that do not answer, or not to everyone. */
class GitHostAccessTest {

    private static final String SECRET = "s3cret-t0ken";

    @TempDir
    private Path temporary;

    private GitHttpServer server;
    private Hosts hosts;

    @BeforeEach
    void serve() throws IOException {
        server = GitHttpServer.serve(temporary.resolve("served"));
        GitHostsTest.served(temporary.resolve("served"), "shop.git");
        hosts = Hosts.withCache(temporary.resolve("cache"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(classes = {OutOfMemoryError.class, StackOverflowError.class})
    void whatIsTooMuchForTheMachineIsAFailureOfTheRepository(Class<? extends Error> kind) throws Exception {
        server.allowOnly("jane", SECRET);
        Error tooMuch = kind.getConstructor().newInstance();

        FileContent content = hosts.helpers((protocol, host) -> {
                    throw tooMuch;
                })
                .read(Hosts.git(server.url("shop.git"), null, "Dockerfile"));

        assertThat(content)
                .asString()
                .startsWith("Unreachable")
                .contains("shop.git took more memory than this run has (" + kind.getSimpleName() + "); give it more");
    }

    @Test
    void whatIsKnownOfUsIsToldAtOnce() throws Exception {
        server.allowOnly("jane", SECRET);

        assertText(hosts.credentials(server.host(), "jane", SECRET).read(shop()))
                .isEqualTo("FROM main");
        assertThat(server.requests()).hasSize(6);
    }

    @Test
    void aTokenNeedsNoUser() throws Exception {
        server.allowOnly("x-access-token", SECRET);

        assertText(hosts.credentials(server.host(), null, SECRET).read(shop())).isEqualTo("FROM main");
    }

    @Test
    void helpersAreAskedOnlyWhenTheHostAsks() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Hosts helped = hosts.helpers((protocol, host) -> {
            asked.incrementAndGet();
            return Optional.of(new Credential(Optional.of("jane"), new Secret(SECRET)));
        });

        assertText(helped.read(shop())).isEqualTo("FROM main");
        assertThat(asked).hasValue(0);

        server.allowOnly("jane", SECRET);
        assertText(helped.read(shop())).isEqualTo("FROM main");
        assertThat(asked).hasPositiveValue();
    }

    @Test
    void aHostThatAsksWhoWeAreSaysWhatToDo() throws Exception {
        server.allowOnly("jane", SECRET);

        assertUnreachable(hosts.read(shop()))
                .isEqualTo(server.host() + " does not show " + server.url("shop.git") + " to strangers; put a <server> "
                        + "with id " + server.host() + " into settings.xml");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aWrongPasswordIsSaidAndNotTriedAgain() throws Exception {
        server.allowOnly("jane", "another");

        assertUnreachable(hosts.credentials(server.host(), "jane", SECRET).read(shop()))
                .startsWith(server.host() + " does not accept for " + server.url("shop.git")
                        + " what we are known by there; ")
                .doesNotContain(SECRET);
        assertThat(server.requests()).hasSize(1);
        assertThat(hosts.waits()).isEmpty();
    }

    @Test
    void whatIsForbiddenIsNotTriedAgain() throws Exception {
        server.gate(exchange -> GitHttpServer.answer(exchange, 403));

        assertUnreachable(hosts.read(shop())).contains("does not show");
        assertThat(server.requests()).hasSize(1);
        assertThat(hosts.waits()).isEmpty();
    }

    @Test
    void aRepositoryThatIsNotThereIsSaidAndNotTriedAgain() throws Exception {
        assertReason(hosts.read(git(server.url("gone.git"), null, "Dockerfile")))
                .isEqualTo("there is no repository " + server.url("gone.git")
                        + ", or no access to it, which its host does not tell apart; mend source in images.yaml, or put a "
                        + "<server> with id " + server.host() + " into settings.xml");
        assertThat(server.requests()).hasSize(1);
        assertThat(hosts.waits()).isEmpty();
    }

    @Test
    void aHostThatAsksForTimeGetsIt() throws Exception {
        AtomicInteger turns = new AtomicInteger();
        server.gate(exchange -> {
            if (turns.incrementAndGet() > 2) {
                return false;
            }
            exchange.getResponseHeaders().add("Retry-After", "7");
            return GitHttpServer.answer(exchange, 429);
        });

        assertText(hosts.read(shop())).isEqualTo("FROM main");
        assertThat(hosts.waits()).hasSize(2).allMatch(wait -> wait.compareTo(Duration.ofSeconds(7)) > 0);
    }

    @Test
    void aHostThatAsksForTimeInTheMiddleGetsItToo() throws Exception {
        server.gate(exchange -> {
            if (server.requests().size() != 3) {
                return false;
            }
            exchange.getResponseHeaders().add("Retry-After", "7");
            return GitHttpServer.answer(exchange, 503);
        });

        assertText(hosts.credentials(server.host(), "jane", SECRET).read(shop()))
                .isEqualTo("FROM main");
        assertThat(hosts.waits())
                .singleElement()
                .satisfies(wait -> assertThat(wait).isGreaterThan(Duration.ofSeconds(7)));
        assertThat(server.requests()).hasSize(3 + 6);
        assertThat(server.headers()).allMatch(headers -> headers.containsKey("Authorization"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void aHostThatGoesOnFailingIsGivenUp(int status) throws Exception {
        server.gate(exchange -> GitHttpServer.answer(exchange, status));

        assertUnreachable(hosts.read(shop())).endsWith("(HTTP status " + status + ")");
        assertThat(server.requests()).hasSize(RetryPolicy.USUAL.attempts());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void aHostThatGoesOnAskingForTimeIsAskedForOneRepositoryAndNotForAll(int status) throws Exception {
        server.gate(exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "60");
            return GitHttpServer.answer(exchange, status);
        });
        HostLimits one = new HostLimits(
                1, 1, Duration.ofSeconds(20), Duration.ofMinutes(5), 1 << 20, 1 << 30, RetryPolicy.USUAL);
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            sources.add(git(server.url("repository-" + i), null, "Dockerfile"));
        }

        Map<Source, FileContent> contents = hosts.limits(one).read(sources);

        assertThat(contents.values().stream().distinct()).hasSize(1);
        assertThat(server.requests()).hasSize(RetryPolicy.USUAL.attempts());
    }

    @Test
    void aConnectionThatBreaksOffIsTriedAgain() throws Exception {
        AtomicInteger turns = new AtomicInteger();
        server.cutAfter(40).gate(exchange -> {
            if (turns.incrementAndGet() == 6) {
                server.cutAfter(Integer.MAX_VALUE);
            }
            return false;
        });

        assertText(hosts.read(shop())).isEqualTo("FROM main");
        assertThat(hosts.waits()).isNotEmpty();
    }

    @Test
    void aConnectionThatAlwaysBreaksOffLeavesNothingHalfDone() throws Exception {
        server.cutAfter(200);

        assertUnreachable(hosts.read(shop())).contains(server.host());

        server.cutAfter(Integer.MAX_VALUE);
        assertText(hosts.read(shop())).isEqualTo("FROM main");
    }

    @Test
    void aRepositoryThatHangsDoesNotHoldTheOthers() throws Exception {
        HostLimits impatient =
                new HostLimits(4, 2, Duration.ofSeconds(1), Duration.ofSeconds(30), 1 << 20, 1 << 30, oneAttempt());
        GitHostsTest.served(temporary.resolve("served"), "other.git");
        server.gate(exchange -> {
            if (exchange.getRequestURI().getPath().startsWith("/shop.git")) {
                pause(Duration.ofSeconds(4));
            }
            return false;
        });
        Source other = git(server.url("other.git"), null, "Dockerfile");

        Map<Source, FileContent> contents = hosts.limits(impatient).read(List.of(shop(), other));

        assertUnreachable(contents.get(shop())).isEqualTo(server.host() + " did not answer in time");
        assertText(contents.get(other)).isEqualTo("FROM main");
    }

    @Test
    void aRepositoryThatDripsIsGivenUpWhenItsTimeIsOver() throws Exception {
        HostLimits impatient = new HostLimits(
                4, 2, Duration.ofSeconds(20), Duration.ofSeconds(1), 1 << 20, 1 << 30, RetryPolicy.USUAL);
        server.gate(exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/x-git-upload-pack-advertisement");
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                body.write("001e# service=git-upload-pack\n0000000eversion 2\n".getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < 50; i++) {
                    body.write("0008abc\n".getBytes(StandardCharsets.US_ASCII));
                    body.flush();
                    pause(Duration.ofMillis(100));
                }
            }
            return true;
        });

        assertUnreachable(hosts.limits(impatient).read(shop()))
                .isEqualTo(server.url("shop.git") + " could not be read in time");
    }

    @Test
    void aHostThatIsDownIsAskedForOneRepositoryAndNotForAll() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        HostLimits one = new HostLimits(
                1, 1, Duration.ofSeconds(5), Duration.ofSeconds(30), 1 << 20, 1 << 30, RetryPolicy.USUAL);
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            sources.add(git("http://127.0.0.1:" + port + "/repository-" + i, null, "Dockerfile"));
        }

        Map<Source, FileContent> contents = hosts.limits(one).read(sources);

        assertThat(contents.values().stream().distinct())
                .containsExactly(new FileContent.Unreachable("127.0.0.1:" + port + " takes no connection"));
        assertThat(hosts.waits()).hasSize(RetryPolicy.USUAL.attempts() - 1);
    }

    @Test
    void whatIsNoGitServerIsSaid() throws Exception {
        server.gate(exchange -> {
            byte[] page = "<html>Please log in</html>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            return true;
        });

        assertUnreachable(hosts.read(shop()))
                .isEqualTo(server.host() + " does not speak the Git protocol for " + server.url("shop.git")
                        + " as we do; map a checkout with <checkouts>");
    }

    @Test
    void aRedirectIsFollowedButCarriesNothingToAnotherHost() throws Exception {
        GitHostsTest.served(temporary.resolve("elsewhere"), "shop.git");
        try (GitHttpServer elsewhere = GitHttpServer.serve(temporary.resolve("elsewhere"))) {
            redirectTo(elsewhere);

            assertText(hosts.credentials(server.host(), "jane", SECRET).read(shop()))
                    .isEqualTo("FROM main");

            assertThat(server.headers().get(0)).containsKey("Authorization");
            assertThat(elsewhere.headers()).isNotEmpty().noneMatch(headers -> headers.containsKey("Authorization"));
            assertThat(elsewhere.headers().toString()).doesNotContain(SECRET);
        }
    }

    @Test
    void helpersAreAskedForTheHostAndProtocolThatAreSpokenTo() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        server.allowOnly("jane", SECRET);

        hosts.helpers((protocol, host) -> {
                    asked.add(protocol + " " + host);
                    return Optional.of(new Credential(Optional.of("jane"), new Secret(SECRET)));
                })
                .read(shop());

        assertThat(asked).isNotEmpty().containsOnly("http " + server.host());
    }

    /** What is known for another host is for whoever names it as a source, and not for whom a server sends there. */
    @Test
    void anotherHostThatIsRedirectedToIsToldNothing() throws Exception {
        GitHostsTest.served(temporary.resolve("elsewhere"), "shop.git");
        try (GitHttpServer elsewhere = GitHttpServer.serve(temporary.resolve("elsewhere"))) {
            redirectTo(elsewhere);
            elsewhere.allowOnly("joe", "0ther");

            Hosts known = hosts.credentials(server.host(), "jane", SECRET)
                    .credentials(elsewhere.host(), "joe", "0ther")
                    .helpers((protocol, host) -> Optional.of(new Credential(Optional.empty(), new Secret("0ther"))));

            assertUnreachable(known.read(shop()))
                    .contains("redirects to another host for " + server.url("shop.git")
                            + ", which asks who we are and is told nothing");
            assertThat(elsewhere.headers()).isNotEmpty().noneMatch(headers -> headers.containsKey("Authorization"));
        }
    }

    @Test
    void noSecretIsKeptInTheCache() throws Exception {
        server.allowOnly("jane", SECRET);

        hosts.credentials(server.host(), "jane", SECRET).read(shop());

        assertThat(contents(temporary.resolve("cache")))
                .isNotEmpty()
                .noneMatch(text -> text.contains(SECRET) || text.contains("jane"));
    }

    @Test
    void aProxyIsUsed() throws Exception {
        List<String> asked = new ArrayList<>();
        try (GitHttpServer proxy = GitHttpServer.serve(temporary.resolve("served"))) {
            proxy.gate(exchange -> {
                asked.add(exchange.getRequestURI().getHost());
                return false;
            });
            Source source = git("http://git.example.com/shop.git", null, "Dockerfile");

            assertText(hosts.readThrough(proxy.address(), List.of(source)).get(source))
                    .isEqualTo("FROM main");
            assertThat(asked).isNotEmpty().containsOnly("git.example.com");
        }
    }

    @Test
    void whatIsMeantForHttpsIsNotToldWithoutEncryption() throws Exception {
        try (GitHttpServer proxy = GitHttpServer.serve(temporary.resolve("served"))) {
            proxy.gate(exchange -> {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"x\"");
                return GitHttpServer.answer(exchange, 401);
            });
            Source source = git("http://git.example.com/shop.git", null, "Dockerfile");

            FileContent content = hosts.credentials("git.example.com", "jane", SECRET)
                    .readThrough(proxy.address(), List.of(source))
                    .get(source);

            assertUnreachable(content).contains("put a <server> with id git.example.com:80 into settings.xml");
            assertThat(proxy.headers()).isNotEmpty().noneMatch(headers -> headers.containsKey("Authorization"));
        }
    }

    private void redirectTo(GitHttpServer elsewhere) {
        server.gate(exchange -> {
            exchange.getResponseHeaders()
                    .add(
                            "Location",
                            elsewhere.url(exchange.getRequestURI().toString().substring(1)));
            return GitHttpServer.answer(exchange, 302);
        });
    }

    private static List<String> contents(Path folder) throws IOException {
        List<String> contents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                contents.add(file + " " + Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RetryPolicy oneAttempt() {
        return new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    private Source shop() {
        return git(server.url("shop.git"), null, "Dockerfile");
    }
}
