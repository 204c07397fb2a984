package io.imagefactory.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.imagefactory.core.provider.Provider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {

    @ParameterizedTest
    @CsvSource({
        "GITHUB, owner/repo,",
        "GITHUB, owner/repo, https://git.example.com",
        "GITHUB, owner/repo, https://git.example.com:8443/",
        "GITLAB, group/team/app.web,",
        "GITLAB, group/app, https://example.com/gitlab",
        "BITBUCKET, ~jane/app, https://git.example.com",
        "GITEA, owner/re_po-1, http://localhost:3000",
        "GIT, , https://git.example.com/team/app.git",
        "GIT, , ssh://git@git.example.com:2222/team/app.git",
        "GIT, , git@git.example.com:team/app.git",
        "GIT, , git://git.example.com/app",
        "GIT, , file:///srv/git/app.git",
        "GIT, , /srv/git/app.git",
        "GIT, , C:/git/app.git",
        "LOCAL, ,"
    })
    void providersTakeTheirKeys(Provider provider, @Nullable String repo, @Nullable String url) {
        assertThatCode(() -> source(provider, repo, url)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB, , , repo",
        "GITHUB, repo, , repo",
        "GITHUB, a/b/c, , repo",
        "GITHUB, owner/repo.git, , repo",
        "GITHUB, https://github.com/owner/repo, , repo",
        "GITLAB, group/../app, , repo",
        "GITLAB, /group/app, , repo",
        "GITHUB, owner/repo, git.example.com, url",
        "GITHUB, owner/repo, git@git.example.com:owner/repo, url",
        "GITHUB, owner/repo, /srv/git, url",
        "GITHUB, owner/repo, https://, url",
        "GIT, , , url",
        "GIT, owner/repo, https://git.example.com/team/app.git, repo",
        "GIT, , team/app, url",
        "GIT, , ../app.git, url",
        "GIT, , ext::sh, url",
        "GIT, , ftp://git.example.com/app, url",
        "GIT, , https://git.example.com/, url",
        "LOCAL, owner/repo, , repo",
        "LOCAL, , https://git.example.com, url"
    })
    void contradictionsNameTheirKey(
            Provider provider, @Nullable String repo, @Nullable String url, String expectedKey) {
        assertThatExceptionOfType(InvalidSourceException.class)
                .isThrownBy(() -> source(provider, repo, url))
                .satisfies(problem -> assertThat(problem.problems()).containsOnlyKeys(expectedKey));
    }

    @Test
    void aPasswordInTheUrlIsRefusedAndNotShown() {
        assertThatExceptionOfType(InvalidSourceException.class)
                .isThrownBy(() -> source(Provider.GIT, null, "https://jane:secret@git.example.com/app.git"))
                .withMessageContaining("https://git.example.com/app.git")
                .withMessageNotContaining("secret")
                .withMessageNotContaining("jane");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile", "./a//Dockerfile", "a/../Dockerfile", "a b/Dockerfile.x86", "..Dockerfile"})
    void pathsInsideTheRepositoryAreAccepted(String dockerfile) {
        assertThat(Hosts.named(Provider.GITHUB, "owner/repo", dockerfile).dockerfile())
                .isEqualTo(dockerfile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "..",
                ".",
                "../Dockerfile",
                "a/../../Dockerfile",
                "/etc/passwd",
                "C:/Dockerfile",
                "C:Dockerfile",
                "a\\Dockerfile",
                "a/",
                "a/..",
                "a/b/..",
                ".git/config",
                "a/.GIT/config",
                "git~1/config",
                ".git./config",
                "a\0b",
                "a\nb"
            })
    void pathsThatLeaveTheRepositoryOrNameNoFileAreRefused(String dockerfile) {
        assertThatExceptionOfType(InvalidSourceException.class)
                .isThrownBy(() -> Hosts.named(Provider.GITHUB, "owner/repo", dockerfile))
                .satisfies(problem -> assertThat(problem.problems()).containsOnlyKeys("dockerfile"));
    }

    @Test
    void aLocalPathMayBeginUpwards() {
        assertThat(Hosts.local("../apps/a/Dockerfile").dockerfile()).isEqualTo("../apps/a/Dockerfile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a..b", "-\0", "a~1", "feature/", "a.lock"})
    void aBranchMustBeOneThatGitAccepts(String branch) {
        assertThatExceptionOfType(InvalidSourceException.class)
                .isThrownBy(() -> Source.of(
                        Provider.GITHUB,
                        Optional.of("owner/repo"),
                        Optional.empty(),
                        Optional.of(branch),
                        Source.DEFAULT_DOCKERFILE))
                .satisfies(problem -> assertThat(problem.problems()).containsOnlyKeys("branch"));
    }

    @Test
    void aFileBesideTheDockerfileIsOneOfTheSameRepositoryAndBranch() {
        Source dockerfile = Source.of(
                Provider.GITHUB,
                Optional.of("owner/repo"),
                Optional.empty(),
                Optional.of("main"),
                "apps/cart/Dockerfile");

        assertThat(dockerfile.beside("build.conf"))
                .isEqualTo(Source.of(
                        Provider.GITHUB,
                        Optional.of("owner/repo"),
                        Optional.empty(),
                        Optional.of("main"),
                        "apps/cart/build.conf"));
        assertThat(dockerfile.beside("../../build.conf").dockerfile()).isEqualTo("build.conf");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> dockerfile.beside("../../../build.conf"))
                .withMessage("\"apps/cart/../../../build.conf\" leaves the repository");
    }

    @Test
    void providersAreWrittenInLowerCase() {
        assertThat(Provider.of("gitlab")).isEqualTo(Provider.GITLAB);
        assertThat(Provider.GITLAB.text()).isEqualTo("gitlab");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Provider.of("GitHub"))
                .withMessage("\"GitHub\" is no provider; did you mean \"github\"?");
    }

    private static Source source(Provider provider, @Nullable String repo, @Nullable String url) {
        return Source.of(
                provider,
                Optional.ofNullable(repo),
                Optional.ofNullable(url),
                Optional.empty(),
                Source.DEFAULT_DOCKERFILE);
    }
}
