package io.imagefactory.core.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code docker login} leaves behind. */
class DockerConfigTest {

    private final List<String> problems = new ArrayList<>();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "ghcr.io, ghcr.io",
        "registry.example.com:5000, registry.example.com:5000",
        "registry.example.com, https://registry.example.com/v1/",
        "docker.io, https://index.docker.io/v1/",
        "docker.io, docker.io"
    })
    void userAndPasswordStandInBase64(String host, String key) throws IOException {
        Credentials credentials =
                read("{\n\t\"auths\": {\n\t\t\"" + key + "\": {\n\t\t\t\"auth\": \"bWU6czNjcjN0OnA=\"\n\t\t}\n\t}\n}");

        assertThat(credentials.forHost(host)).contains(credential("me", "s3cr3t:p"));
        assertThat(credentials.forHost("other.example.com")).isEmpty();
    }

    @Test
    void anIdentityTokenStandsBesideThem() throws IOException {
        Credentials credentials =
                read("{\"auths\":{\"acme.azurecr.io\":{\"auth\":\"bWU6\",\"identitytoken\":\"t0ken\"}}}");

        assertThat(credentials.forHost("acme.azurecr.io")).contains(credential("<token>", "t0ken"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"auths\":{\"ghcr.io\":{}}}",
                "{\"auths\":{\"ghcr.io\":{\"auth\":\"%%\"}}}",
                "{\"auths\":[]}",
                "{\"auths\":{\"ghcr.io\":{\"auth\":\"bWU6\"}}}"
            })
    void whatSaysNothingKnowsNobody(String config) throws IOException {
        assertThat(read(config).forHost("ghcr.io")).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void aFileThatIsNoneIsToldWithoutItsText() throws IOException {
        assertThat(read("{\"auths\": s3cr3t}").forHost("ghcr.io")).isEmpty();

        assertThat(problems)
                .singleElement()
                .asString()
                .contains("no JSON at 1:")
                .doesNotContain("s3cr3t");
    }

    @Test
    void noFileKnowsNobody() {
        Credentials credentials = DockerConfig.read(folder.resolve("config.json"), helper(), problems::add);

        assertThat(credentials.forHost("ghcr.io")).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the helpers of this test are shell scripts")
    void theHelperOfAHostIsAskedOnceAndGoesBeforeTheStore() throws IOException {
        script(
                "docker-credential-mine",
                "cat >> asked; echo \"$1\" >> asked; "
                        + "echo '{\"ServerURL\":\"x\",\"Username\":\"me\",\"Secret\":\"s3cr3t\"}'");
        script("docker-credential-store", "echo '{\"Username\":\"store\",\"Secret\":\"other\"}'");
        Credentials credentials = read(
                "{\"credHelpers\":{\"ghcr.io\":\"mine\"},\"credsStore\":\"store\",\"auths\":{\"ghcr.io\":{\"auth\":\"YTpi\"}}}");

        assertThat(credentials.forHost("ghcr.io")).contains(credential("me", "s3cr3t"));
        assertThat(credentials.forHost("ghcr.io")).contains(credential("me", "s3cr3t"));
        assertThat(credentials.forHost("quay.io")).contains(credential("store", "other"));
        assertThat(folder.resolve("asked")).hasContent("ghcr.io\nget");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the helpers of this test are shell scripts")
    void aStoreIsAskedForDockerHubByItsOldName() throws IOException {
        script("docker-credential-store", "read server; echo '{\"Username\":\"'$server'\",\"Secret\":\"s\"}'");

        assertThat(read("{\"credsStore\":\"store\"}").forHost("docker.io"))
                .contains(credential("https://index.docker.io/v1/", "s"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the helpers of this test are shell scripts")
    void aHelperThatKnowsNobodyIsNoProblem() throws IOException {
        script("docker-credential-store", "echo 'credentials not found in native keychain'; exit 1");

        assertThat(read("{\"credsStore\":\"store\",\"auths\":{\"ghcr.io\":{\"auth\":\"bWU6czNjcjN0\"}}}")
                        .forHost("ghcr.io"))
                .contains(credential("me", "s3cr3t"));
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the helpers of this test are shell scripts")
    @CsvSource(
            delimiter = '|',
            value = {
                "echo s3cr3t; exit 3 | fails with exit code 3",
                "echo s3cr3t | does not answer as a credential helper should",
                "sleep 60 | gives no answer within 1 s",
            })
    void aHelperThatDoesNotWorkIsToldOnceAndShowsNothing(String script, String problem) throws IOException {
        script("docker-credential-store", script);
        Credentials credentials = read("{\"credsStore\":\"store\"}");

        assertThat(credentials.forHost("ghcr.io")).isEmpty();
        assertThat(credentials.forHost("quay.io")).isEmpty();
        assertThat(problems).singleElement().asString().contains(problem).doesNotContain("s3cr3t");
    }

    @Test
    void aHelperThatIsNotThereIsTold() throws IOException {
        assertThat(read("{\"credsStore\":\"desktop\"}").forHost("ghcr.io")).isEmpty();

        assertThat(problems).singleElement().asString().startsWith("docker-credential-desktop, which docker's");
    }

    @Test
    void aHelperIsNoPath() throws IOException {
        assertThat(read("{\"credsStore\":\"../../evil\"}").forHost("ghcr.io")).isEmpty();

        assertThat(problems).containsExactly("docker's config.json names a credential helper that is no name");
    }

    private Credentials read(String config) throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), config);
        return DockerConfig.read(file, helper(), problems::add);
    }

    private CredentialHelper helper() {
        return new CredentialHelper(name -> folder.resolve(name).toString(), Duration.ofSeconds(1), problems::add);
    }

    private void script(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\ncd '" + folder + "'\n" + content + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Credential credential(String user, String secret) {
        return new Credential(Optional.of(user), new Secret(secret));
    }
}
