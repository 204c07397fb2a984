package io.imagefactory.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Secret;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** No token goes to another host than the one it is for. */
class LoginsToGitHostsTest {

    @Test
    void withoutVariablesNobodyIsKnown() {
        assertThat(tokens().forHost("github.com")).isEmpty();
    }

    @Test
    void aTokenOfGitHubIsForGitHub() {
        Credentials tokens = tokens("GITHUB_TOKEN", "t0ken");

        assertThat(tokens.forHost("github.com")).contains(credential("x-access-token", "t0ken"));
        assertThat(tokens.forHost("gitlab.com")).isEmpty();
        assertThat(tokens.forHost("github.com:8443")).isEmpty();
        assertThat(tokens.forHost("github.com.example.com")).isEmpty();
    }

    @Test
    void onAServerOfOnesOwnItIsForThatServerAndNotForGitHub() {
        Credentials tokens = tokens("GITHUB_TOKEN", "t0ken", "GITHUB_SERVER_URL", "https://git.example.com:8443");

        assertThat(tokens.forHost("git.example.com:8443")).isPresent();
        assertThat(tokens.forHost("git.example.com")).isEmpty();
        assertThat(tokens.forHost("github.com")).isEmpty();
    }

    @Test
    void aServerWithoutEncryptionGetsNone() {
        Credentials tokens = tokens("GITHUB_TOKEN", "t0ken", "GITHUB_SERVER_URL", "http://git.example.com");

        assertThat(tokens.forHost("git.example.com")).isEmpty();
        assertThat(tokens.forHost("github.com")).isEmpty();
    }

    @Test
    void aJobsTokenIsForTheServerThatRunsTheJob() {
        assertThat(tokens("CI_JOB_TOKEN", "t0ken").forHost("gitlab.com")).isEmpty();
        assertThat(tokens("CI_JOB_TOKEN", "t0ken", "CI_SERVER_URL", "https://gitlab.example.com")
                        .forHost("gitlab.example.com"))
                .contains(credential("gitlab-ci-token", "t0ken"));
    }

    @Test
    void aTokenOfOnesOwnGoesBeforeTheJobs() {
        Credentials tokens =
                tokens("CI_JOB_TOKEN", "job", "GITLAB_TOKEN", "own", "CI_SERVER_URL", "https://gitlab.example.com");

        assertThat(tokens.forHost("gitlab.example.com")).contains(credential("oauth2", "own"));
    }

    @Test
    void theOthersHaveHostsOfTheirOwn() {
        Credentials tokens = tokens("GITEA_TOKEN", "tea", "BITBUCKET_TOKEN", "bucket", "GITLAB_TOKEN", "lab");

        assertThat(tokens.forHost("gitea.com")).contains(credential("oauth2", "tea"));
        assertThat(tokens.forHost("bitbucket.org")).contains(credential("x-token-auth", "bucket"));
        assertThat(tokens.forHost("gitlab.com")).contains(credential("oauth2", "lab"));
    }

    private static Credential credential(String user, String token) {
        return new Credential(Optional.of(user), new Secret(token));
    }

    private static Credentials tokens(String... variables) {
        Properties environment = new Properties();
        for (int i = 0; i < variables.length; i += 2) {
            environment.setProperty("env." + variables[i], variables[i + 1]);
        }
        return EnvironmentLogins.toGitHosts(new Environment(environment, new Properties()));
    }
}
