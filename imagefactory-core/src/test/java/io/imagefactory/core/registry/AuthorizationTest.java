package io.imagefactory.core.registry;

import static io.imagefactory.core.registry.MediaType.INDEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import io.imagefactory.core.host.Client;
import io.imagefactory.core.host.ClientOptions;
import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Deadline;
import io.imagefactory.core.host.FakeTime;
import io.imagefactory.core.host.PlainHosts;
import io.imagefactory.core.host.RetryPolicy;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.image.Published;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who we are is shown to the registry that asks, in the way in which it asks, and to nobody else. */
class AuthorizationTest {

    private static final String PASSWORD = "s3cr3t-p4ss";
    private static final byte[] CONTENT = Images.index(INDEX, Map.of());

    private final FakeTime time = new FakeTime();
    private final Set<String> valid = ConcurrentHashMap.newKeySet();
    private String scope = "";
    private FakeRegistry server;
    private FakeRegistry other;

    @BeforeEach
    void start() throws IOException {
        server = new FakeRegistry();
        other = new FakeRegistry();
        server.publish("app", "1", INDEX, CONTENT);
    }

    @AfterEach
    void stop() {
        server.close();
        other.close();
    }

    @Test
    void aTokenIsAskedForOncePerScope() throws IOException {
        withTokens("");
        server.publish("lib", "1", INDEX, CONTENT);
        try (HttpRegistry registry = registry(known())) {
            for (String image : List.of("app:1", "app:1", "lib:1", "lib:1")) {
                registry.published(server.image(image), published());
            }
            assertThat(registry.usage()).singleElement().satisfies(usage -> {
                assertThat(usage.requests()).as("one of them without a token").isEqualTo(5);
                assertThat(usage.tokenRequests()).isEqualTo(2);
            });
        }

        assertThat(other.seen())
                .extracting(seen -> seen.query().orElseThrow())
                .containsExactly(
                        "service=the registry&scope=repository:app:pull",
                        "service=the registry&scope=repository:lib:pull");
        assertThat(other.seen()).allMatch(seen -> seen.authorization().equals(Optional.of(basic("me", PASSWORD))));
        assertThat(server.seen())
                .noneMatch(seen -> seen.authorization().orElse("").startsWith("Basic"));
    }

    @Test
    void aHostThatWantsAnotherScopeGetsATokenForIt() throws IOException {
        scope = ",scope=\"aws\"";
        withTokens("");
        try (HttpRegistry registry = registry(known())) {
            registry.published(server.image("app:1"), published());
            registry.published(server.image("app:1"), published());
        }

        assertThat(other.seen())
                .extracting(seen -> seen.query().orElseThrow())
                .containsExactly("service=the registry&scope=aws");
        assertThat(server.seen()).hasSize(3);
    }

    @Test
    void manyAtOnceShareOneToken() throws Exception {
        withTokens("");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (HttpRegistry registry = registry(known())) {
            List<Future<Published>> answers = IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(() -> registry.published(server.image("app:1"), published())))
                    .toList();
            for (Future<Published> answer : answers) {
                answer.get();
            }
            assertThat(registry.usage()).singleElement().satisfies(usage -> {
                assertThat(usage.requests()).isEqualTo(41);
                assertThat(usage.tokenRequests()).isEqualTo(1);
            });
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void withoutCredentialsTheTokenIsAskedForAsNobody() throws IOException {
        withTokens("");
        try (HttpRegistry registry = registry(Credentials.none())) {
            registry.published(server.image("app:1"), published());
        }

        assertThat(other.seen())
                .singleElement()
                .matches(seen -> seen.authorization().isEmpty());
    }

    @Test
    void aTokenThatHasEndedIsReplaced() throws IOException {
        withTokens(",\"expires_in\":120");
        try (HttpRegistry registry = registry(known())) {
            registry.published(server.image("app:1"), published());
            time.pass(Duration.ofSeconds(119));
            registry.published(server.image("app:1"), published());
        }

        assertThat(other.seen()).hasSize(2);
        assertThat(server.seen()).as("no token was tried in vain").hasSize(3);
    }

    @Test
    void aTokenThatIsRefusedIsReplacedOnce() throws IOException {
        withTokens("");
        try (HttpRegistry registry = registry(known())) {
            registry.published(server.image("app:1"), published());
            valid.clear();
            registry.published(server.image("app:1"), published());
        }

        assertThat(other.seen()).hasSize(2);
    }

    @Test
    void anIdentityTokenIsExchangedAndNotSentAsAPassword() throws IOException {
        withTokens("");
        Credentials identity = host -> Optional.of(new Credential(Optional.of("<token>"), new Secret(PASSWORD)));
        try (HttpRegistry registry = registry(identity)) {
            registry.published(server.image("app:1"), published());
        }

        assertThat(other.seen()).singleElement().satisfies(seen -> {
            assertThat(seen.method()).isEqualTo("POST");
            assertThat(seen.authorization()).isEmpty();
            assertThat(seen.body()).contains("grant_type=refresh_token", "refresh_token=" + PASSWORD);
        });
    }

    @Test
    void anIdentityTokenDoesNotFollowARedirectToAnotherHost() throws IOException {
        withTokens("");
        Credentials identity = host -> Optional.of(new Credential(Optional.of("<token>"), new Secret(PASSWORD)));
        try (FakeRegistry third = new FakeRegistry();
                HttpRegistry registry = registry(identity)) {
            other.before(exchange -> FakeRegistry.redirect(exchange, "http://" + third.host() + "/token"));

            assertThatExceptionOfType(RegistryException.class)
                    .isThrownBy(() -> registry.published(server.image("app:1"), Optional.empty()))
                    .withMessage(
                            server.host() + " has what shows who we are sent on to another host, which is not done");
            assertThat(third.seen()).isEmpty();
        }
    }

    @Test
    void aRegistryThatWantsAPasswordGetsIt() throws IOException {
        withPassword();
        try (HttpRegistry registry = registry(known())) {
            registry.published(server.image("app:1"), published());
            registry.published(server.image("app:1"), published());
        }

        assertThat(server.seen())
                .extracting(FakeRegistry.Seen::authorization)
                .containsExactly(
                        Optional.empty(), Optional.of(basic("me", PASSWORD)), Optional.of(basic("me", PASSWORD)));
    }

    @Test
    void credentialsThatAreRefusedAreToldAndNotShown() throws IOException {
        server.before(exchange -> unauthorized(exchange, "Basic realm=\"x\""));
        try (HttpRegistry registry = registry(known())) {
            assertThatExceptionOfType(RegistryException.class)
                    .isThrownBy(() -> registry.published(server.image("app:1"), Optional.empty()))
                    .withMessageContaining(
                            "does not give access to it with the credentials that are known for it (401)")
                    .satisfies(AuthorizationTest::saysNoSecret);
        }
        assertThat(server.seen()).hasSize(2);
    }

    @Test
    void aServiceThatRefusesATokenIsToldAndNothingIsShown() throws IOException {
        withTokens("");
        other.before(exchange -> FakeRegistry.answer(exchange, 401, Images.bytes("no " + PASSWORD)));
        try (HttpRegistry registry = registry(known())) {
            assertThatExceptionOfType(RegistryException.class)
                    .isThrownBy(() -> registry.published(server.image("app:1"), Optional.empty()))
                    .withMessageContaining("does not give access to it with the credentials")
                    .satisfies(AuthorizationTest::saysNoSecret);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"not json at all", "{}", "{\"token\":\"a b\"}", "{\"token\":\"a\\r\\nX: y\"}", "{\"token\":7}"})
    void aTokenThatIsNoneIsNotUsed(String answer) throws IOException {
        withTokens("");
        other.before(exchange -> FakeRegistry.json(exchange, answer));
        try (HttpRegistry registry = registry(known())) {
            assertThatExceptionOfType(RegistryException.class)
                    .isThrownBy(() -> registry.published(server.image("app:1"), Optional.empty()))
                    .withMessageContaining("the service that issues tokens for " + server.host());
        }
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void ofSeveralWaysTheTokenIsTaken() {
        Challenge challenge = Challenge.best(List.of(
                        "Basic realm=\"a, b\", Bearer scope=\"x\",service=\"s \\\"q\\\"\", realm=\"https://auth/token\"",
                        "Negotiate"))
                .orElseThrow();

        assertThat(challenge.isBearer()).isTrue();
        assertThat(challenge.parameters())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("realm", "https://auth/token", "service", "s \"q\"", "scope", "x"));
    }

    @Test
    void whatShowsWhoWeAreDoesNotFollowARedirectToAnotherHost() throws IOException {
        withPassword();
        server.on(
                "/v2/app/manifests/1",
                exchange -> FakeRegistry.redirect(exchange, "http://" + other.host() + "/elsewhere"));
        other.on("/elsewhere", exchange -> FakeRegistry.manifest(exchange, INDEX, CONTENT));
        try (HttpRegistry registry = registry(host -> Optional.of(me()))) {
            registry.published(server.image("app:1"), published());
        }

        assertThat(other.seen())
                .singleElement()
                .matches(seen -> seen.authorization().isEmpty());
    }

    @Test
    void aHostToWhichWeWereSentIsNotToldWhoWeAreWhenItAsks() throws IOException {
        withPassword();
        server.on(
                "/v2/app/manifests/1",
                exchange -> FakeRegistry.redirect(exchange, "http://" + other.host() + "/elsewhere"));
        other.on("/elsewhere", exchange -> unauthorized(exchange, "Basic realm=\"x\""));
        try (HttpRegistry registry = registry(host -> Optional.of(me()))) {
            assertThatExceptionOfType(RegistryException.class)
                    .isThrownBy(() -> registry.published(server.image("app:1"), Optional.empty()));
        }

        assertThat(other.seen()).allMatch(seen -> seen.authorization().isEmpty());
    }

    @Test
    void whatShowsWhoWeAreFollowsARedirectOnTheSameHost() throws IOException {
        withPassword();
        server.on("/v2/app/manifests/1", exchange -> FakeRegistry.redirect(exchange, "/moved"));
        server.on("/moved", exchange -> FakeRegistry.manifest(exchange, INDEX, CONTENT));
        try (HttpRegistry registry = registry(known())) {
            assertThat(registry.published(server.image("app:1"), published()))
                    .isEqualTo(published().get());
        }
    }

    @Test
    void redirectsWithoutAnEndAreNotFollowedToIt() throws IOException {
        server.on("/v2/app/manifests/1", exchange -> FakeRegistry.redirect(exchange, "/v2/app/manifests/1"));
        try (HttpRegistry registry = registry(known())) {
            assertThatExceptionOfType(RegistryException.class)
                    .isThrownBy(() -> registry.published(server.image("app:1"), Optional.empty()))
                    .withMessageContaining("redirects more than 5 times");
        }
        assertThat(server.seen()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://127.0.0.1/x",
                "http://elsewhere.invalid/x",
                "https://127.0.0.1:65536/x",
                "http:",
                "https://",
                "::"
            })
    void aRedirectToWhatIsNoRegistryIsNotFollowed(String location) throws IOException {
        server.on("/v2/app/manifests/1", exchange -> FakeRegistry.redirect(exchange, location));
        try (HttpRegistry registry = registry(known())) {
            assertThatExceptionOfType(RegistryException.class)
                    .isThrownBy(() -> registry.published(server.image("app:1"), Optional.empty()))
                    .withMessageContaining("redirects to");
        }
    }

    @Test
    void plainHttpIsForThisMachineOrWhatIsNamedForIt() throws IOException {
        Set<String> none = Set.of();
        assertThat(base("localhost:5000", none)).isEqualTo("http://localhost:5000");
        assertThat(base("127.0.0.1:5000", none)).isEqualTo("http://127.0.0.1:5000");
        assertThat(base("[::1]:5000", none)).isEqualTo("http://[::1]:5000");
        assertThat(base("localhost.example.com", none)).isEqualTo("https://localhost.example.com");
        assertThat(base("127.0.0.1.example.com", none)).isEqualTo("https://127.0.0.1.example.com");
        assertThat(base("registry.lan:5000", none)).isEqualTo("https://registry.lan:5000");
        assertThat(base("registry.lan:5000", Set.of("registry.lan:5000"))).isEqualTo("http://registry.lan:5000");
        assertThat(base("registry.lan:5000", Set.of("registry.lan"))).isEqualTo("http://registry.lan:5000");
        assertThat(base("docker.io", none)).isEqualTo("https://registry-1.docker.io");
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry.lan:65536", "registry.lan:99999999999", "under_score.lan"})
    void whatIsNoHostIsNotAsked(String registry) {
        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> Endpoint.of(registry, List.of(), new PlainHosts(Set.of())))
                .withMessage(registry + " is no host that could be asked; mend the name of the registry");
    }

    @Test
    void aMirrorByPlainHttpElsewhereIsRefused() {
        Mirror mirror = new Mirror("docker.io", URI.create("http://mirror.lan/hub"));

        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> Endpoint.of("docker.io", List.of(mirror), new PlainHosts(Set.of())))
                .withMessageContaining("name mirror.lan among the insecure registries");
    }

    @Test
    void aServiceForTokensWithoutHttpsIsNotToldWhoWeAre() throws IOException {
        Endpoint secure = Endpoint.of("registry.example.com", List.of(), new PlainHosts(Set.of()));

        assertNothingIsSent(secure, "http://" + other.host() + "/token");
        assertThat(other.seen()).isEmpty();
    }

    @Test
    void aServiceForTokensByPlainHttpElsewhereIsNotToldWhoWeAre() throws IOException {
        Endpoint local = Endpoint.of("localhost:5000", List.of(), new PlainHosts(Set.of()));

        assertNothingIsSent(local, "http://auth.invalid/token");
    }

    private static void assertNothingIsSent(Endpoint endpoint, String realm) throws IOException {
        FakeTime clock = new FakeTime();
        Challenge challenge = new Challenge("bearer", Map.of("realm", realm));
        Host host = new Host(endpoint.registry(), RetryPolicy.USUAL, clock, clock);
        try (Client client = new Client(ClientOptions.USUAL, "registry-client")) {
            Question question = new Question(endpoint, "app", new Deadline(Duration.ofMinutes(1)));
            Tokens tokens = new Tokens(new Transport(client, PlainHosts.THIS_MACHINE), clock);

            assertThatExceptionOfType(RegistryException.class)
                    .isThrownBy(
                            () -> tokens.token(question, host, challenge, "scope", Optional.of(me()), Optional.empty()))
                    .withMessageContaining("nothing was sent there");
        }
    }

    private static String base(String registry, Set<String> plain) throws RegistryException {
        return Endpoint.of(registry, List.of(), new PlainHosts(plain)).base().toString();
    }

    private Credentials known() {
        return Credentials.of(Map.of(server.host(), me()));
    }

    private static Credential me() {
        return new Credential(Optional.of("me"), new Secret(PASSWORD));
    }

    private static Optional<Published> published() {
        return Optional.of(Published.of(Images.digest(CONTENT)));
    }

    /** @param more members of the answer with a token */
    private void withTokens(String more) {
        other.before(exchange -> {
            String token = "token-" + other.seen().size();
            valid.add("Bearer " + token);
            return FakeRegistry.json(exchange, "{\"token\":\"" + token + "\"" + more + "}");
        });
        server.before(exchange -> {
            String shown = exchange.getRequestHeaders().getFirst("Authorization");
            return (shown == null || !valid.contains(shown))
                    && unauthorized(
                            exchange,
                            "Bearer realm=\"http://" + other.host() + "/token\",service=\"the registry\"" + scope);
        });
    }

    private void withPassword() {
        server.before(exchange ->
                !basic("me", PASSWORD).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                        && unauthorized(exchange, "Basic realm=\"x\""));
    }

    private static boolean unauthorized(HttpExchange exchange, String challenge) throws IOException {
        exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
        return FakeRegistry.status(exchange, 401);
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static void saysNoSecret(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .doesNotContain(PASSWORD, Base64.getEncoder().encodeToString(("me:" + PASSWORD).getBytes()));
    }

    private HttpRegistry registry(Credentials credentials) throws IOException {
        return new HttpRegistry(RegistryOptions.USUAL.withCredentials(credentials), time, time, new Random(1));
    }
}
