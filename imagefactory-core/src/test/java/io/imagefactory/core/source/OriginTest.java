package io.imagefactory.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.git.GitRepository;
import io.imagefactory.core.provider.Provider;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "git@git.acme.example:team/shop.git, .github/workflows/a.yml, GITHUB, team/shop, https://git.acme.example",
        "https://git.acme.example:8443/team/shop.git, .github/workflows/a.yml, GITHUB, team/shop,"
                + " https://git.acme.example:8443",
        "ssh://git@git.acme.example:2222/group/sub/shop.git, .gitlab-ci.yml, GITLAB, group/sub/shop,"
                + " https://git.acme.example",
        "https://git.acme.example/team/shop, .forgejo/workflows/a.yml, GITEA, team/shop, https://git.acme.example",
        "https://git.acme.example/group/sub/shop, .github/workflows/a.yml, GIT, , https://git.acme.example/group/sub/shop.git",
        "https://git.acme.example/team/shop, ci/a.yml, GIT, , https://git.acme.example/team/shop.git",
        "https://github.com/team/shop, .gitlab-ci.yml, GITHUB, team/shop, "
    })
    void aServerOfOnesOwnIsThatOfTheFilesForItsCi(
            String remote, String file, Provider provider, String repo, String url, @TempDir Path folder)
            throws IOException {
        GitRepository repository = GitRepository.create(folder).remote("origin", remote);
        repository.write(file, "");

        Origin origin = Origin.around(folder);

        assertThat(origin.provider()).isEqualTo(provider);
        assertThat(origin.repo().orElse(null)).isEqualTo(repo);
        assertThat(origin.url().orElse(null)).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({".gitlab-ci.yml, .github/workflows/a.yml"})
    void filesForTwoOfThemTellNothing(String one, String other, @TempDir Path folder) throws IOException {
        GitRepository repository = GitRepository.create(folder).remote("origin", "https://git.acme.example/team/shop");
        repository.write(one, "");
        repository.write(other, "");

        assertThat(Origin.around(folder).provider()).isEqualTo(Provider.GIT);
    }
}
