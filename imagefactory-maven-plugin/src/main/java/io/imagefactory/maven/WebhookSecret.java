package io.imagefactory.maven;

import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Secret;
import java.util.Optional;

/**
 * What the environment has to sign requests to webhooks with: {@code IMAGEFACTORY_WEBHOOK_SECRET}, whatever the host. It
 * signs, and is sent to none.
 */
final class WebhookSecret {

    private static final String VARIABLE = "IMAGEFACTORY_WEBHOOK_SECRET";

    private WebhookSecret() {}

    static Credentials in(Environment environment) {
        Optional<Credential> known =
                environment.get(VARIABLE).map(text -> new Credential(Optional.empty(), Secret.of(text.strip())));
        return host -> known;
    }
}
