package io.imagefactory.core.trigger;

import io.imagefactory.core.host.ClientOptions;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.RetryPolicy;

/**
 * How CI systems are reached.
 *
 * @param credentials who we are to which host: that of a repository ({@code github.com}, not {@code api.github.com})
 * @param webhookSecrets by host, what requests to webhooks are signed with: {@code whsec_} and the key in Base64. It is
 *     sent nowhere
 * @param client certificates, proxies and time-outs
 * @param retries what to do about failures that may pass
 */
public record TriggerOptions(
        Credentials credentials, Credentials webhookSecrets, ClientOptions client, RetryPolicy retries) {

    /** Nobody in particular, and no secrets. */
    public static final TriggerOptions USUAL =
            new TriggerOptions(Credentials.none(), Credentials.none(), ClientOptions.USUAL, RetryPolicy.USUAL);

    public TriggerOptions withCredentials(Credentials others) {
        return new TriggerOptions(others, webhookSecrets, client, retries);
    }

    public TriggerOptions withWebhookSecrets(Credentials others) {
        return new TriggerOptions(credentials, others, client, retries);
    }

    public TriggerOptions withClient(ClientOptions other) {
        return new TriggerOptions(credentials, webhookSecrets, other, retries);
    }
}
