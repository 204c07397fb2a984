package io.imagefactory.core.claim;

import static io.imagefactory.core.claim.InfraServer.NOON;
import static io.imagefactory.core.claim.InfraServer.TIMEOUT;
import static io.imagefactory.core.claim.InfraServer.claim;
import static io.imagefactory.core.claim.InfraServer.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.git.GitHttpServer;
import io.imagefactory.core.git.GitRepository;
import io.imagefactory.core.host.TrustedCertificates;
import io.imagefactory.core.registry.Keys;
import io.imagefactory.core.source.Hosts;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Git hosts by https whose certificate no authority of the JVM has signed: what is read there, and claimed there. */
class TrustedGitHostsTest {

    @TempDir
    private static Path secrets;

    private static Keys keys;

    @TempDir
    private Path temporary;

    private GitHttpServer server;
    private Hosts strangers;
    private Hosts hosts;

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = Keys.make(secrets);
    }

    @BeforeEach
    void serve() throws Exception {
        server = GitHttpServer.serve(temporary.resolve("served"), keys.context());
        strangers = Hosts.withCache(temporary.resolve("cache"));
        hosts = strangers.trusting(TrustedCertificates.with(keys.pem(temporary.resolve("ca.pem"))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_dockerfile_is_read_where_the_certificate_is_known_and_nowhere_else() throws Exception {
        GitRepository.create(temporary.resolve("served/shop.git"));

        assertThat(strangers.read(Hosts.git(server.url("shop.git"), null, "Dockerfile")))
                .isInstanceOfSatisfying(
                        FileContent.Unreachable.class,
                        answer ->
                                assertThat(answer.reason()).contains("can be trusted", "imagefactory.caCertificates"));
        assertThat(hosts.read(Hosts.git(server.url("shop.git"), null, "Dockerfile")))
                .isInstanceOfSatisfying(
                        FileContent.Found.class,
                        file -> assertThat(file.content()).asString().isEqualTo("FROM main"));
    }

    @Test
    void a_rebuild_is_claimed_where_the_certificate_is_known_and_nowhere_else() throws Exception {
        InfraServer.create(temporary.resolve("served/infra.git"));

        assertThat(one(hosts.claims(temporary, server.url("infra.git"), TIMEOUT), claim("app", "node:22"), NOON))
                .isEqualTo(new Claims.Outcome.Won());
        GitClaims stranger = strangers.claims(temporary, server.url("infra.git"), TIMEOUT);
        assertThatExceptionOfType(ClaimException.class)
                .isThrownBy(() -> one(stranger, claim("app", "node:22"), NOON))
                .withMessageContaining("imagefactory.caCertificates");
    }
}
