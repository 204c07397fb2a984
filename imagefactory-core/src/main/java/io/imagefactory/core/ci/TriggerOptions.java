package io.imagefactory.core.ci;

import io.imagefactory.core.host.ClientOptions;
import io.imagefactory.core.host.Credentials;

/**
 * How CI systems are reached.
 *
 * @param credentials who we are to which host: that of a repository ({@code github.com}, not {@code api.github.com})
 * @param webhookSecrets by host, what requests to webhooks are signed with: {@code whsec_} and the key in Base64. It is
 *     sent nowhere
 * @param client certificates, proxies, time-outs, and what to do about failures that may pass
 */
public record TriggerOptions(Credentials credentials, Credentials webhookSecrets, ClientOptions client) {}
