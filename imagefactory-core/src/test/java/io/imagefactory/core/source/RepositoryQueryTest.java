package io.imagefactory.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagefactory.core.provider.Provider;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryQueryTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "github:acme, GITHUB, -, acme, -",
                "github:acme/shop, GITHUB, -, acme, shop",
                "github:acme/shop-*, GITHUB, -, acme, shop-*",
                "gitlab:group/subgroup, GITLAB, -, group/subgroup, -",
                "gitlab:group/subgroup/image-?, GITLAB, -, group/subgroup, image-?",
                "bitbucket:workspace, BITBUCKET, -, workspace, -",
                "gitea:https://git.example.com/acme, GITEA, https://git.example.com, acme, -",
                "forgejo:https://git.example.com:8443/acme/*, GITEA, https://git.example.com:8443, acme, *",
                "github:http://localhost:8080/acme, GITHUB, http://localhost:8080, acme, -",
            })
    void anOwnerIsNamedByItsProvider(String text, Provider provider, String server, String path, String names) {
        RepositoryQuery query = RepositoryQuery.of(text);

        assertThat(query.owners())
                .containsExactly(new RepositoryQuery.Owner(
                        provider,
                        Optional.ofNullable(server),
                        path,
                        Optional.ofNullable(names).map(RepositoryQuery.NamePattern::new)));
    }

    @Test
    void severalTermsStandBehindEachOther() {
        RepositoryQuery query = RepositoryQuery.of(" github:acme,gitlab:group\n !archived,, !forks !legacy-* ");

        assertThat(query.owners()).hasToString("[github:acme, gitlab:group]");
        assertThat(query.withoutArchived()).isTrue();
        assertThat(query.withoutForks()).isTrue();
        assertThat(query.excluded()).hasToString("[legacy-*]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "!archived",
                "acme",
                "github:",
                "github:acme/a/b",
                "github:acme/",
                "github:../acme",
                "github:ac*me",
                "gitlab:",
                "gitlab:group//sub",
                "gitea:https:///acme",
                "gitea:ftp://git.example.com/acme",
                "gitea:https://git.example.com",
                "forgejo:acme",
                "git:acme",
                "local:acme",
                "github:acme !a[b]"
            })
    void whatIsNoneIsRefusedWithWhatIsAccepted(String text) {
        assertThatThrownBy(() -> RepositoryQuery.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).*(write |known are |did you mean ).*");
    }

    @Test
    void aMisspeltProviderIsNamed() {
        assertThatThrownBy(() -> RepositoryQuery.of("githib:acme"))
                .hasMessage("\"githib\" is no provider whose repositories can be listed; did you mean \"github\"?");
    }

    @Test
    void aPasswordIsNotRepeated() {
        assertThatThrownBy(() -> RepositoryQuery.of("gitea:https://me:s3cret@git.example.com/acme"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "*, acme/shop, true",
        "shop-*, acme/Shop-web, true",
        "shop-*, acme/shop, false",
        "sh?p, acme/shop, true",
        "*-*-image, acme/a-b-c-image, true",
        "acme/*, acme/shop, true",
        "acme/*, other/shop, false",
        "*a*a*a*a*a*a*a*a*b, acme/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, false",
    })
    void aPatternFitsTheLastPartOrTheWhole(String pattern, String name, boolean fits) {
        assertThat(new RepositoryQuery.NamePattern(pattern).fits(name)).isEqualTo(fits);
    }
}
