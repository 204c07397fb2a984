package io.imagefactory.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.git.GitUrl;
import io.imagefactory.core.provider.Provider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostedRepositoryTest {

    @ParameterizedTest
    @CsvSource({
        "GITHUB, owner/repo,, https://github.com/owner/repo",
        "GITHUB, owner/repo,, https://github.com/owner/repo.git/",
        "GITHUB, owner/repo,, http://GitHub.com/Owner/Repo.git",
        "GITHUB, Owner/Repo,, git@github.com:owner/repo.git",
        "GITHUB, owner/repo,, github.com:owner/repo",
        "GITHUB, owner/repo,, ssh://git@github.com:22/owner/repo",
        "GITHUB, owner/repo,, ssh://git@ssh.github.com:443/owner/repo.git",
        "GITHUB, owner/repo,, git://github.com/owner/repo.git",
        "GITHUB, owner/repo,, https://x-access-token:secret@github.com/owner/repo",
        "GITHUB, owner/repo, https://git.example.com, git@git.example.com:owner/repo.git",
        "GITHUB, owner/repo, https://git.example.com:8443, ssh://git@git.example.com:2222/owner/repo.git",
        "GITHUB, owner/repo, https://git.example.com:8443, https://git.example.com:8443/owner/repo.git",
        "GITLAB, group/team/app,, https://gitlab-ci-token:secret@gitlab.com/group/team/app.git",
        "GITLAB, group/team/app,, ssh://git@altssh.gitlab.com:443/group/team/app.git",
        "GITLAB, group/app, https://example.com/gitlab, https://example.com/gitlab/group/app.git",
        "GITLAB, group/app, https://example.com/gitlab/, git@example.com:group/app.git",
        "BITBUCKET, owner/repo,, https://jane@bitbucket.org/owner/repo.git",
        "BITBUCKET, key/repo, https://git.example.com, https://git.example.com/scm/KEY/repo.git",
        "BITBUCKET, key/repo, https://git.example.com, ssh://git@git.example.com:7999/key/repo.git",
        "GITEA, owner/repo,, https://gitea.com/owner/repo",
        "GITEA, owner/repo, http://localhost:3000, http://localhost:3000/Owner/repo.git",
        "GIT,, https://git.example.com/Team/App.git, https://GIT.example.com/Team/App",
        "GIT,, https://git.example.com/Team/App.git, git@git.example.com:Team/App.git",
        "GIT,, ssh://git@git.example.com:2222/app, ssh://jane@git.example.com:2222/app.git",
        "GIT,, https://github.com/owner/repo, git@github.com:Owner/Repo.git",
        "GIT,, file:///srv/git/app.git, /srv/git/app"
    })
    void remotesOfTheRepositoryAreRecognised(
            Provider provider, @Nullable String repo, @Nullable String url, String remote) {
        assertThat(isAt(provider, repo, url, remote)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB, owner/repo,, https://github.com/owner/repo2",
        "GITHUB, owner/repo,, https://github.com/fork/repo",
        "GITHUB, owner/repo,, https://gitlab.com/owner/repo",
        "GITHUB, owner/repo,, https://github.com.example.com/owner/repo",
        "GITHUB, owner/repo,, https://github.com:8443/owner/repo",
        "GITHUB, owner/repo,, /github.com/owner/repo",
        "GITHUB, owner/repo, https://git.example.com, https://github.com/owner/repo",
        "GITLAB, group/app,, https://gitlab.com/group/team/app",
        "GIT,, https://git.example.com/Team/App.git, https://git.example.com/team/app",
        "GIT,, ssh://git.example.com/app, ssh://git.example.com:2222/app",
        "GIT,, /srv/git/App, /srv/git/app",
        "GIT,, /srv/git/app, https://srv/git/app"
    })
    void otherRemotesAreNot(Provider provider, @Nullable String repo, @Nullable String url, String remote) {
        assertThat(isAt(provider, repo, url, remote)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB, owner/repo,, github.com/owner/repo",
        "GITHUB, owner/repo, https://git.example.com:8443/, git.example.com:8443/owner/repo",
        "GITLAB, group/app, https://example.com/gitlab, example.com/gitlab/group/app",
        "GIT,, ssh://jane@git.example.com/app.git, ssh://git.example.com/app.git"
    })
    void theTextShowsNoCredentials(Provider provider, @Nullable String repo, @Nullable String url, String text) {
        assertThat(repository(provider, repo, url).text()).isEqualTo(text);
    }

    private static boolean isAt(Provider provider, @Nullable String repo, @Nullable String url, String remote) {
        return repository(provider, repo, url).isAt(GitUrl.parse(remote).orElseThrow());
    }

    private static HostedRepository repository(Provider provider, @Nullable String repo, @Nullable String url) {
        Source source = Source.of(
                provider,
                Optional.ofNullable(repo),
                Optional.ofNullable(url),
                Optional.empty(),
                Source.DEFAULT_DOCKERFILE);
        return ((HostedSource) source).repository();
    }
}
