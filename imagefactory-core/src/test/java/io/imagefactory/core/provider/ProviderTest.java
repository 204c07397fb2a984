package io.imagefactory.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProviderTest {

    @ParameterizedTest
    @EnumSource
    void is_written_in_lower_case(Provider provider) {
        assertThat(provider.text()).isLowerCase();
        assertThat(Provider.of(provider.text())).isEqualTo(provider);
    }

    @Test
    void one_that_nobody_knows_is_refused_with_those_that_are() {
        assertThatThrownBy(() -> Provider.of("gitlb"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"gitlb\" is no provider; ")
                .hasMessageContaining("did you mean \"gitlab\"?");
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB, , main, https://github.com/acme/shop, /blob/main/a%20b/Dockerfile",
        "GITHUB, https://git.example.com/, , https://git.example.com/acme/shop, /blob/HEAD/a%20b/Dockerfile",
        "GITLAB, , release/1, https://gitlab.com/acme/shop, /-/blob/release/1/a%20b/Dockerfile",
        "BITBUCKET, , main, https://bitbucket.org/acme/shop, /src/main/a%20b/Dockerfile",
        "BITBUCKET, https://git.example.com, main, , /src/main/a%20b/Dockerfile",
        "GITEA, , main, https://gitea.com/acme/shop, /src/branch/main/a%20b/Dockerfile",
        "GITEA, , , https://gitea.com/acme/shop, ",
        "GIT, https://git.example.com, main, , ",
        "LOCAL, , main, , "
    })
    void people_look_at_a_repository_and_a_file_of_it(
            Provider provider, String server, String branch, String page, String file) {
        assertThat(provider.page(Optional.ofNullable(server), "acme/shop")).isEqualTo(Optional.ofNullable(page));
        assertThat(provider.filePage(Optional.ofNullable(branch), "a b/Dockerfile"))
                .isEqualTo(Optional.ofNullable(file));
    }

    @Test
    void only_GitHub_lists_the_runs_of_a_workflow() {
        assertThat(Provider.GITHUB.workflowPage("build images.yml")).contains("/actions/workflows/build%20images.yml");
        assertThat(Provider.GITLAB.workflowPage("build.yml")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB, , https://github.com/acme/shop.git",
        "GITHUB, https://git.example.com/, https://git.example.com/acme/shop.git",
        "GITLAB, , https://gitlab.com/acme/shop.git",
        "BITBUCKET, , https://bitbucket.org/acme/shop.git",
        "BITBUCKET, https://git.example.com/x, https://git.example.com/x/scm/acme/shop.git",
        "GITEA, , https://gitea.com/acme/shop.git"
    })
    void a_repository_is_cloned_from_its_server(Provider provider, String server, String url) {
        assertThat(provider.cloneUrl(Optional.ofNullable(server), "acme/shop")).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB, github.com, https://api.github.com",
        "GITHUB, acme.ghe.com, https://api.acme.ghe.com",
        "GITHUB, git.example.com:8443, https://git.example.com:8443/api/v3",
        "GITHUB, notghe.com, https://notghe.com/api/v3",
        "GITLAB, gitlab.com, https://gitlab.com/api/v4",
        "GITLAB, git.example.com, https://git.example.com/api/v4"
    })
    void its_api_has_a_place_of_its_own(Provider provider, String host, String url) {
        assertThat(provider.apiUrl("https://" + host, host)).contains(url);
    }

    @ParameterizedTest
    @CsvSource({"GITHUB, /repos/acme/shop", "GITLAB, /projects/acme%2Fshop"})
    void its_api_describes_a_repository(Provider provider, String call) {
        assertThat(provider.repositoryCall("acme/shop")).contains(call);
    }

    @ParameterizedTest
    @EnumSource
    void no_call_is_without_a_place(Provider provider) {
        Optional<String> api = provider.apiUrl("https://git.example.com", "git.example.com");

        assertThat(provider.repositoryCall("acme/shop")).matches(call -> call.isEmpty() || api.isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "github.com, GITHUB, GITHUB_TOKEN",
        "gitlab.com, GITLAB, GITLAB_TOKEN",
        "bitbucket.org, BITBUCKET, BITBUCKET_TOKEN",
        "gitea.com, GITEA, GITEA_TOKEN"
    })
    void a_public_server_is_hinted_at_with_its_variable(String host, Provider provider, String variable) {
        assertThat(Provider.at(host)).isEqualTo(provider);
        assertThat(provider.accessHint(host))
                .isEqualTo("put a <server> with id " + host + " into settings.xml, or " + variable
                        + " into the environment");
    }

    @Test
    void any_other_server_is_hinted_at_without() {
        assertThat(Provider.at("git.example.com")).isEqualTo(Provider.GIT);
        assertThat(Provider.GITHUB.accessHint("git.example.com"))
                .isEqualTo("put a <server> with id git.example.com into settings.xml");
    }

    @Test
    void no_two_have_a_variable_or_a_host_in_common() {
        assertThat(Arrays.stream(Provider.values())
                        .flatMap(provider -> provider.tokenVariables().stream())
                        .map(TokenVariable::name))
                .doesNotHaveDuplicates()
                .contains("GH_TOKEN", "CI_JOB_TOKEN");
        assertThat(Arrays.stream(Provider.values()).flatMap(provider -> provider.publicHost().stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void bitbucket_knows_only_its_own_user_beside_a_token() {
        assertThat(Provider.BITBUCKET.tokenUser()).isEqualTo("x-token-auth");
        assertThat(Provider.GIT.tokenUser()).isEqualTo("x-access-token");
    }
}
