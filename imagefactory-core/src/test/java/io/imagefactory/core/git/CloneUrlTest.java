package io.imagefactory.core.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.provider.Provider;
import java.util.Optional;
import org.eclipse.jgit.lib.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a repository is fetched from. */
class CloneUrlTest {

    private final Config user = new Config();

    @ParameterizedTest
    @CsvSource({
        "GITHUB, , https://github.com/acme/shop.git, github.com",
        "GITLAB, , https://gitlab.com/acme/shop.git, gitlab.com",
        "GITEA, , https://gitea.com/acme/shop.git, gitea.com",
        "BITBUCKET, , https://bitbucket.org/acme/shop.git, bitbucket.org",
        "GITHUB, https://git.example.com, https://git.example.com/acme/shop.git, git.example.com",
        "GITLAB, https://example.com:8443/git/, https://example.com:8443/git/acme/shop.git, example.com:8443",
        "BITBUCKET, https://git.example.com, https://git.example.com/scm/acme/shop.git, git.example.com"
    })
    void aProvidersRepositoryIsFetchedByHttps(Provider provider, String server, String url, String host) {
        CloneUrl clone = clone(provider.cloneUrl(Optional.ofNullable(server), "acme/shop"));

        assertThat(clone.uri()).hasToString(url);
        assertThat(clone.host()).isEqualTo(host);
        assertThat(clone.scheme()).isEqualTo("https");
    }

    @ParameterizedTest
    @CsvSource({
        "https://jane@Git.Example.com/team/app.git, https, https://Git.Example.com/team/app.git, git.example.com",
        "https://git.example.com:443/app, https, https://git.example.com:443/app, git.example.com",
        "http://git.example.com/app, http, http://git.example.com/app, git.example.com:80",
        "http://git.example.com:8080/app, http, http://git.example.com:8080/app, git.example.com:8080",
        "git@github.com:acme/shop.git, ssh, git@github.com:acme/shop.git, github.com",
        "ssh://git@git.example.com:2222/acme/shop, ssh, ssh://git@git.example.com:2222/acme/shop, git.example.com:2222"
    })
    void aCloneUrlIsTakenAsItIsButForAUserWhoIsNotNeeded(String url, String scheme, String uri, String host) {
        CloneUrl clone = clone(url);

        assertThat(clone.scheme()).isEqualTo(scheme);
        assertThat(clone.uri()).hasToString(uri);
        assertThat(clone.host()).isEqualTo(host);
    }

    @Test
    void insteadOfIsFollowed() {
        user.setString("url", "git@github.com:", "insteadOf", "https://github.com/");

        CloneUrl clone = clone("https://github.com/acme/shop.git");

        assertThat(clone.uri()).hasToString("git@github.com:acme/shop.git");
        assertThat(clone.scheme()).isEqualTo("ssh");
        assertThat(clone.text()).isEqualTo("github.com/acme/shop");
    }

    @Test
    void aPasswordThatInsteadOfBringsIsNoPartOfTheUrl() {
        user.setString("url", "https://jane:s3cret@github.com/", "insteadOf", "https://github.com/");

        CloneUrl clone = clone("https://github.com/acme/shop.git");

        assertThat(clone.credential()).contains(new Credential(Optional.of("jane"), new Secret("s3cret")));
        assertThat(clone.uri().toPrivateString()).isEqualTo("https://github.com/acme/shop.git");
        assertThat(clone.toString()).doesNotContain("s3cret");
    }

    private CloneUrl clone(String url) {
        return CloneUrl.of(url, "github.com/acme/shop", user);
    }
}
