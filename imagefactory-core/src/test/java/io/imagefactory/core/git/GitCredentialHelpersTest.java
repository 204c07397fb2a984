package io.imagefactory.core.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Secret;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GitCredentialHelpersTest {

    @Test
    void whatAHelperKnowsIsTaken() {
        var helpers = helpers("!f() { cat > /dev/null; echo username=jane; echo password=s3cret=; }; f");

        assertThat(helpers.ask("https", "git.example.com:8443"))
                .contains(new Credential(Optional.of("jane"), new Secret("s3cret=")));
    }

    @Test
    void theyAreAskedForHostPortAndProtocol() {
        var helpers = helpers(
                "!f() { echo username=jane; echo password=$(sed -n 's/^protocol=//p; s/^host=//p' | tr '\\n' '+'); }; f");

        assertThat(helpers.ask("http", "git.example.com:8080"))
                .map(credential -> credential.secret().reveal())
                .contains("http+git.example.com:8080+");
    }

    @Test
    void nobodyIsAskedWhatNoHelperKnows() {
        assertThat(helpers("").ask("https", "git.example.com")).isEmpty();
    }

    /** Git with one helper, and nobody's configuration. */
    private static GitCredentialHelpers helpers(String helper) {
        return new GitCredentialHelpers(Map.of(
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_CONFIG_GLOBAL", "/dev/null",
                "GIT_CONFIG_COUNT", "1",
                "GIT_CONFIG_KEY_0", "credential.helper",
                "GIT_CONFIG_VALUE_0", helper));
    }
}
