package io.imagefactory.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Secret;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SecretOfWebhooksTest {

    private final Properties system = new Properties();

    @Test
    void theSecretOfTheEnvironmentIsForEveryHost() {
        system.setProperty("env.IMAGEFACTORY_WEBHOOK_SECRET", " whsec_a2V5\n");
        Credentials secrets = secrets();

        Credential secret = new Credential(Optional.empty(), new Secret("whsec_a2V5"));
        assertThat(secrets.forHost("ci.example.com")).contains(secret);
        assertThat(secrets.forHost("localhost:8080")).contains(secret);
    }

    @Test
    void withoutOneNoHostHasAny() {
        system.setProperty("env.IMAGEFACTORY_WEBHOOK_SECRET", " ");

        assertThat(secrets().forHost("ci.example.com")).isEmpty();
    }

    private Credentials secrets() {
        return EnvironmentLogins.ofWebhooks(new Environment(system, new Properties()));
    }
}
