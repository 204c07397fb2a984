package io.imagefactory.core.trigger;

import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.host.Sleeper;
import io.imagefactory.core.provider.CiKind;
import io.imagefactory.core.provider.Provider;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Asks whoever builds an image: its webhook if it has one, else the CI system of its source's provider. Messages name host
 * and repository, but not the image.
 */
public final class CiTriggers implements BuildTrigger, AutoCloseable {

    private final CiClient client;
    private final CiSystem webhook;
    private final Map<CiKind, CiSystem> systems;

    /**
     * @param random safe for use by several threads at once
     * @throws IOException where the certificates of the options cannot be read
     */
    public CiTriggers(TriggerOptions options, Clock clock, Sleeper sleeper, RandomGenerator random) throws IOException {
        client = new CiClient(options, clock, sleeper, random);
        webhook = new SignedWebhook(client, options.webhookSecrets(), clock);
        systems = Map.of(
                CiKind.GITHUB_ACTIONS, new GitHubActions(client, options.credentials()),
                CiKind.GITLAB_PIPELINES, new GitLabPipelines(client, options.credentials()));
    }

    @Override
    public Optional<URI> trigger(BuildRequest request) throws TriggerException {
        return order(request).place();
    }

    @Override
    public Optional<String> problem(BuildRequest request) {
        try {
            order(request);
            return Optional.empty();
        } catch (TriggerException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private CiSystem.Order order(BuildRequest request) throws TriggerException {
        Build build = request.build();
        if (build.pipeline().webhook().isPresent()) {
            return webhook.order(request);
        }
        Provider provider = build.source().provider();
        return provider.ci()
                .map(systems::get)
                .orElseThrow(
                        () -> TriggerException.refused(
                                "provider " + provider.text()
                                        + " has no CI system that could be asked; name who builds the image by `webhook` in its source"))
                .order(request);
    }
}
