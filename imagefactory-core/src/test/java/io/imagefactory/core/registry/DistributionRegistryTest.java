package io.imagefactory.core.registry;

import static io.imagefactory.core.registry.MediaType.DOCKER_LIST;
import static io.imagefactory.core.registry.MediaType.DOCKER_MANIFEST;
import static io.imagefactory.core.registry.MediaType.INDEX;
import static io.imagefactory.core.registry.MediaType.MANIFEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.host.Sleeper;
import io.imagefactory.core.image.Published;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The registry that most others descend from. Skipped, by name, where it is not installed. */
class DistributionRegistryTest {

    /** Of the password {@code s3cr3t}. */
    private static final String BCRYPT = "$2b$05$abcdefghijklmnopqrstuu9Avu/WgbsK7g7xfCY1X3pdjsTgxqQLS";

    private static final Credential ME = new Credential(Optional.of("me"), new Secret("s3cr3t"));
    private static final byte[] AMD64 = Images.configuration("linux/amd64", "2026-01-02T03:04:05Z");
    private static final byte[] ARM64 = Images.configuration("linux/arm64/v8", "2026-01-03T03:04:05Z");

    @TempDir
    private Path folder;

    private DistributionRegistry open;

    @BeforeEach
    void start() throws Exception {
        open = DistributionRegistry.start(folder, "open", "");
    }

    @AfterEach
    void stop() {
        if (open != null) {
            open.close();
        }
    }

    @ParameterizedTest
    @CsvSource({INDEX + "," + MANIFEST, DOCKER_LIST + "," + DOCKER_MANIFEST})
    void ofAnIndexOnlyThePlatformThatWasBuiltAnewChanges(String indexType, String type) throws Exception {
        byte[] amd64 = image("app", type, AMD64);
        byte[] arm64 = image("app", type, ARM64);
        open.push("app", "1", indexType, Images.index(indexType, parts(amd64, arm64)));
        try (HttpRegistry registry = registry(Credentials.none())) {
            Published before = registry.published(open.image("app:1"), Optional.empty());
            byte[] newer = image("app", type, Images.configuration("linux/arm64/v8", "2026-06-06T06:06:06Z"));
            open.push("app", "1", indexType, Images.index(indexType, parts(amd64, newer)));

            Published after = registry.published(open.image("app:1"), Optional.of(before));

            assertThat(after.digest()).isNotEqualTo(before.digest());
            assertThat(before.platforms().get("linux/amd64")).isEqualTo(Images.digest(amd64));
            assertThat(after.platforms())
                    .containsEntry("linux/amd64", Images.digest(amd64))
                    .containsEntry("linux/arm64/v8", Images.digest(newer));
            assertThat(registry.published(open.image("app:1"), Optional.of(after)))
                    .isSameAs(after);
            assertThat(registry.created(open.image("app:1"), after)).contains(Instant.parse("2026-06-06T06:06:06Z"));
        }
    }

    @ParameterizedTest
    @CsvSource({MANIFEST, DOCKER_MANIFEST})
    void aTagThatMovesIsSeen(String type) throws Exception {
        byte[] first = image("app", type, AMD64);
        byte[] second = image("app", type, Images.configuration("linux/amd64", "2026-07-07T07:07:07Z"));
        open.push("app", "1", type, first);
        try (HttpRegistry registry = registry(Credentials.none())) {
            Published before = registry.published(open.image("app:1"), Optional.empty());
            open.push("app", "1", type, second);

            Published after = registry.published(open.image("app:1"), Optional.of(before));

            assertThat(before.digest()).isEqualTo(Images.digest(first));
            assertThat(after.digest()).isEqualTo(Images.digest(second));
            assertThat(after.created()).contains(Instant.parse("2026-07-07T07:07:07Z"));
            assertThat(after.platforms()).containsOnlyKeys("linux/amd64");
        }
    }

    @Test
    void aTagThatIsGoneAndARepositoryThatNeverWasAreToldAlike() throws Exception {
        open.push("app", "1", MANIFEST, image("app", MANIFEST, AMD64));
        try (HttpRegistry registry = registry(Credentials.none())) {
            for (String name : new String[] {"app:2", "nothing/here:1"}) {
                assertThatExceptionOfType(RegistryException.class)
                        .isThrownBy(() -> registry.published(open.image(name), Optional.empty()))
                        .withMessageContaining("has no such image or tag");
            }
        }
    }

    @Test
    void allTagsAreListed() throws Exception {
        byte[] image = image("app", MANIFEST, AMD64);
        for (int i = 0; i < 30; i++) {
            open.push("app", "1." + i, MANIFEST, image);
        }
        try (HttpRegistry registry = registry(Credentials.none())) {
            assertThat(registry.tags(open.image("app")))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, 30).mapToObj(i -> "1." + i).toList());
        }
    }

    @Test
    void userAndPasswordOpenARegistryOfItsOwnUsers() throws Exception {
        open.push("app", "1", MANIFEST, image("app", MANIFEST, AMD64));
        Path users = Files.writeString(folder.resolve("htpasswd"), "me:" + BCRYPT + "\n");
        try (DistributionRegistry guarded =
                DistributionRegistry.start(folder, "basic", "auth: {htpasswd: {realm: r, path: '" + users + "'}}")) {
            try (HttpRegistry registry = registry(Credentials.of(Map.of(guarded.host(), ME)))) {
                assertThat(registry.published(guarded.image("app:1"), Optional.empty())
                                .platforms())
                        .containsOnlyKeys("linux/amd64");
            }
            try (HttpRegistry registry = registry(Credentials.none())) {
                assertThatExceptionOfType(RegistryException.class)
                        .isThrownBy(() -> registry.published(guarded.image("app:1"), Optional.empty()))
                        .withMessageContaining("wants credentials for it, and none are known (401)");
            }
        }
    }

    @Test
    void aTokenOfItsServiceOpensARegistry() throws Exception {
        open.push("app", "1", MANIFEST, image("app", MANIFEST, AMD64));
        Keys keys = Keys.make(folder);
        try (FakeRegistry service = new FakeRegistry()) {
            service.on("/token", exchange -> token(exchange, keys));
            String auth =
                    "auth: {token: {realm: 'http://%s/token', service: test, issuer: issuer, rootcertbundle: '%s'}}"
                            .formatted(service.host(), keys.pem(folder.resolve("ca.pem")));
            try (DistributionRegistry guarded = DistributionRegistry.start(folder, "token", auth);
                    HttpRegistry registry = registry(Credentials.of(Map.of(guarded.host(), ME)))) {
                Published published = registry.published(guarded.image("app:1"), Optional.empty());
                registry.tags(guarded.image("app"));

                assertThat(published.platforms()).containsOnlyKeys("linux/amd64");
                assertThat(service.seen())
                        .singleElement()
                        .satisfies(seen -> assertThat(seen.query()).contains("service=test&scope=repository:app:pull"));
            }
        }
    }

    private byte[] image(String repository, String type, byte[] configuration) throws Exception {
        byte[] manifest = Images.manifest(type, configuration);
        open.blob(repository, configuration);
        open.push(repository, Images.digest(manifest).toString(), type, manifest);
        return manifest;
    }

    private static Map<String, byte[]> parts(byte[] amd64, byte[] arm64) {
        return new TreeMap<>(Map.of("linux/amd64", amd64, "linux/arm64/v8", arm64));
    }

    private static HttpRegistry registry(Credentials credentials) throws IOException {
        return new HttpRegistry(
                RegistryOptions.USUAL.withCredentials(credentials), Clock.systemUTC(), Sleeper.THREAD, new Random(1));
    }

    /** A token as distribution's specification of token authentication has it, for who is known. */
    private static boolean token(HttpExchange exchange, Keys keys) throws IOException {
        String expected = ME.basic("token");
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return FakeRegistry.status(exchange, 401);
        }
        try {
            long now = Instant.now().getEpochSecond();
            String header = "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"x5c\":[\""
                    + Base64.getEncoder().encodeToString(keys.certificate().getEncoded()) + "\"]}";
            String claims = "{\"iss\":\"issuer\",\"sub\":\"me\",\"aud\":\"test\",\"jti\":\"1\",\"nbf\":" + (now - 60)
                    + ",\"iat\":" + now + ",\"exp\":" + (now + 300)
                    + ",\"access\":[{\"type\":\"repository\",\"name\":\"app\",\"actions\":[\"pull\"]}]}";
            String signed = encoded(header.getBytes(StandardCharsets.UTF_8)) + "."
                    + encoded(claims.getBytes(StandardCharsets.UTF_8));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.key());
            signature.update(signed.getBytes(StandardCharsets.UTF_8));
            return FakeRegistry.json(exchange, "{\"token\":\"" + signed + "." + encoded(signature.sign()) + "\"}");
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
