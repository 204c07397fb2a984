package io.imagefactory.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who we are to registries where settings.xml says nothing. */
class LoginsToRegistriesTest {

    @TempDir
    private Path folder;

    @Test
    void aPipelineOfGitLabIsKnownToItsRegistry() {
        Credentials logins = logins(
                "CI_REGISTRY", "registry.acme.com:5050", "CI_REGISTRY_USER", "ci", "CI_REGISTRY_PASSWORD", "t0ken");

        assertThat(logins.forHost("registry.acme.com:5050")).contains(credential("ci", "t0ken"));
        assertThat(logins.forHost("registry.acme.com")).isEmpty();
        assertThat(logins.forHost("docker.io")).isEmpty();
    }

    @Test
    void aTokenOfDockerHubIsForDockerHub() {
        Credentials logins = logins("DOCKERHUB_USERNAME", "acme", "DOCKERHUB_TOKEN", "t0ken");

        assertThat(logins.forHost("docker.io")).contains(credential("acme", "t0ken"));
        assertThat(logins.forHost("ghcr.io")).isEmpty();
    }

    @Test
    void aTokenWithoutAUserIsNoLoginOfDockerHub() {
        assertThat(logins("DOCKERHUB_TOKEN", "t0ken").forHost("docker.io")).isEmpty();
    }

    @Test
    void aTokenOfGitHubIsForItsRegistryAndNotForThatOfAServerOfOnesOwn() {
        assertThat(logins("GITHUB_TOKEN", "t0ken", "GITHUB_ACTOR", "jane").forHost("ghcr.io"))
                .contains(credential("jane", "t0ken"));
        assertThat(logins("GITHUB_TOKEN", "t0ken").forHost("ghcr.io")).isPresent();
        assertThat(logins("GITHUB_TOKEN", "t0ken", "GITHUB_SERVER_URL", "https://git.acme.com")
                        .forHost("ghcr.io"))
                .isEmpty();
    }

    @Test
    void whatIsSetForThePipelineGoesBeforeWhatDockerKnows() throws IOException {
        Files.writeString(
                folder.resolve("config.json"),
                "{\"auths\":{\"ghcr.io\":{\"auth\":\"bWU6czNjcjN0\"},\"quay.io\":{\"auth\":\"bWU6czNjcjN0\"}}}");
        Credentials logins = logins("GITHUB_TOKEN", "t0ken", "GITHUB_ACTOR", "jane");

        assertThat(logins.forHost("ghcr.io")).contains(credential("jane", "t0ken"));
        assertThat(logins.forHost("quay.io")).contains(credential("me", "s3cr3t"));
    }

    private Credentials logins(String... variables) {
        Properties system = new Properties();
        system.setProperty("env.DOCKER_CONFIG", folder.toString());
        for (int i = 0; i < variables.length; i += 2) {
            system.setProperty("env." + variables[i], variables[i + 1]);
        }
        return EnvironmentLogins.toRegistries(new Environment(system, new Properties()), new SystemStreamLog());
    }

    private static Credential credential(String user, String secret) {
        return new Credential(Optional.of(user), new Secret(secret));
    }
}
