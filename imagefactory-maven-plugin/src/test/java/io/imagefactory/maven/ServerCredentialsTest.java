package io.imagefactory.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.text.MendableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;

/** What settings.xml says of hosts, with Maven's own decryption. */
@MojoTest
class ServerCredentialsTest {

    private static final String LOCATION = "settings.security";

    @Inject
    private SettingsDecrypter decrypter;

    @TempDir
    private Path temporary;

    private final Settings settings = new Settings();
    private final List<HostServer> mapping = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    @AfterEach
    void forgetTheMasterPassword() {
        System.clearProperty(LOCATION);
    }

    @Test
    void aServerIsForTheHostThatItsIdNames() throws Exception {
        server("git.example.com", "jane", "s3cret");
        server("git.example.com:8443", null, "t0ken");

        assertThat(credentials().forHost("git.example.com")).contains(credential("jane", "s3cret"));
        assertThat(credentials().forHost("git.example.com:8443")).contains(credential(null, "t0ken"));
        assertThat(credentials().forHost("example.com")).isEmpty();
    }

    @Test
    void credentialsMapAHostToAServerOfAnyName() throws Exception {
        server("our-git", "jane", "s3cret");
        server("git.example.com", "joe", "other");
        map("git.example.com", "our-git");

        assertThat(credentials().forHost("git.example.com")).contains(credential("jane", "s3cret"));
        assertThat(credentials().forHost("our-git")).contains(credential("jane", "s3cret"));
    }

    @Test
    void aPasswordMayBeEncrypted() throws Exception {
        var cipher = new DefaultPlexusCipher();
        Path security = Files.writeString(
                temporary.resolve("settings-security.xml"),
                "<settingsSecurity><master>" + cipher.encryptAndDecorate("m4ster", LOCATION)
                        + "</master></settingsSecurity>");
        System.setProperty(LOCATION, security.toString());
        server("git.example.com", "jane", cipher.encryptAndDecorate("s3cret", "m4ster"));

        assertThat(credentials().forHost("git.example.com")).contains(credential("jane", "s3cret"));
    }

    @Test
    void whatCannotBeDecryptedIsNotUsedAndNotShown() throws Exception {
        System.setProperty(LOCATION, temporary.resolve("not-there.xml").toString());
        String encrypted = new DefaultPlexusCipher().encryptAndDecorate("s3cret", "m4ster");
        server("git.example.com", "jane", encrypted);

        assertThat(credentials().forHost("git.example.com")).isEmpty();
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("settings.xml: the password of server git.example.com cannot be decrypted")
                .doesNotContain(encrypted);
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws Exception {
        map("git.example.com", "our-git");

        assertThat(credentials().forHost("git.example.com")).isEmpty();
        assertThat(warnings).singleElement().asString().contains("our-git").contains("git.example.com");
    }

    @Test
    void anEntryNeedsAHostAndAServerAndAHostNeedsOneOnly() {
        mapping.add(new HostServer());
        assertThatThrownBy(this::credentials).isInstanceOf(MendableException.class);

        mapping.clear();
        map("git.example.com", "a");
        map("GIT.example.com", "b");
        assertThatThrownBy(this::credentials)
                .isInstanceOf(MendableException.class)
                .hasMessageContaining("two servers");
    }

    private Credentials credentials() {
        return ServerCredentials.of(settings, decrypter, mapping, new SystemStreamLog() {
            @Override
            public void warn(CharSequence content) {
                warnings.add(content.toString());
            }
        });
    }

    private void server(String id, String user, String password) {
        Server server = new Server();
        server.setId(id);
        server.setUsername(user);
        server.setPassword(password);
        settings.addServer(server);
    }

    private void map(String host, String server) {
        HostServer entry = new HostServer();
        entry.host = host;
        entry.server = server;
        mapping.add(entry);
    }

    private static Credential credential(String user, String password) {
        return new Credential(Optional.ofNullable(user), new Secret(password));
    }
}
