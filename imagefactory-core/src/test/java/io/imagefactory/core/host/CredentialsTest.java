package io.imagefactory.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialsTest {

    private static final Credential JANE = new Credential(Optional.of("jane"), new Secret("s3cret"));
    private static final Credential TOKEN = new Credential(Optional.empty(), new Secret("t0ken"));

    @Test
    void aSecretIsShownToNobodyWhoDoesNotAskForIt() {
        assertThat(JANE.toString()).contains("jane").doesNotContain("s3cret");
        assertThat(JANE.secret()).hasToString("***");
        assertThat(JANE.secret().reveal()).isEqualTo("s3cret");
    }

    @Test
    void nothingIsNoSecret() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Secret(" "));
    }

    @Test
    void aBlankUserIsNone() {
        assertThat(new Credential(Optional.of(" "), new Secret("t0ken"))).isEqualTo(TOKEN);
    }

    @Test
    void hostsAreComparedWithoutRegardToCase() {
        assertThat(Credentials.of(Map.of("Git.Example.com", JANE)).forHost("git.example.COM"))
                .contains(JANE);
    }

    @Test
    void whatIsMeantForOnePortIsNotGivenToAnother() {
        Credentials credentials = Credentials.of(Map.of("git.example.com", JANE, "git.example.org:8443", TOKEN));

        assertThat(credentials.forHost("git.example.com:8443")).isEmpty();
        assertThat(credentials.forHost("git.example.org")).isEmpty();
        assertThat(credentials.forHost("git.example.org:8443")).contains(TOKEN);
    }

    @Test
    void theFirstThatKnowsAHostIsTaken() {
        Credentials first = Credentials.of(Map.of("a.example.com", JANE));
        Credentials second = Credentials.of(Map.of("a.example.com", TOKEN, "b.example.com", TOKEN));

        assertThat(first.or(second).forHost("a.example.com")).contains(JANE);
        assertThat(first.or(second).forHost("b.example.com")).contains(TOKEN);
        assertThat(Credentials.none().or(Credentials.none()).forHost("a.example.com"))
                .isEmpty();
    }
}
