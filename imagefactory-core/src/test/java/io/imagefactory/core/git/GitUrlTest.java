package io.imagefactory.core.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://Git.Example.com/Team/App.git/, https, git.example.com, -1, Team/App",
        "http://git.example.com:80/a/b.GIT, http, git.example.com, -1, a/b",
        "https://jane:secret@git.example.com:8443/a, https, git.example.com, 8443, a",
        "ssh://git@git.example.com:2222/a/b.git, ssh, git.example.com, 2222, a/b",
        "ssh://git@ssh.github.com:443/owner/repo.git, ssh, github.com, -1, owner/repo",
        "git+ssh://git.example.com/a, ssh, git.example.com, -1, a",
        "git@git.example.com:a/b.git, ssh, git.example.com, -1, a/b",
        "git@git.example.com:/a/b, ssh, git.example.com, -1, a/b",
        "git://git.example.com:9418/a, git, git.example.com, -1, a",
        "https://git.example.com/a%20b/c, https, git.example.com, -1, a b/c",
        "https://[::1]:3000/a/b, https, [::1], 3000, a/b",
        "file:///srv/git/app.git, file, '', -1, /srv/git/app",
        "/srv/git/app/.git, file, '', -1, /srv/git/app",
        "C:\\git\\app.git, file, '', -1, C:/git/app",
        "file:///C:/git/app.git, file, '', -1, C:/git/app",
        "https://git.example.com, https, git.example.com, -1, ''"
    })
    void urlsAreTakenApart(String text, String scheme, String host, int port, String path) {
        assertThat(GitUrl.parse(text))
                .hasValueSatisfying(url -> assertThat(url)
                        .usingRecursiveComparison()
                        .ignoringFields("hasSecret")
                        .isEqualTo(new GitUrl(scheme, host, port, path, false)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "app", "../app.git", "ext::sh -c x", "https://a b/c", "https:///a"})
    void otherTextIsNoUrl(String text) {
        assertThat(GitUrl.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://jane:secret@git.example.com/a, https://git.example.com/a",
        "https://token@git.example.com/a, https://git.example.com/a",
        "https://jane:se/cr@et@git.example.com/a, https://git.example.com/a",
        "jane:secret@git.example.com, git.example.com",
        "git@git.example.com:a, git@git.example.com:a",
        "https://git.example.com/a?private_token=secret, https://git.example.com/a"
    })
    void credentialsAreNotShown(String text, String shown) {
        assertThat(GitUrl.withoutCredentials(text)).isEqualTo(shown);
    }
}
