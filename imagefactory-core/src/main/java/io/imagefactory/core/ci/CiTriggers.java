package io.imagefactory.core.ci;

import io.imagefactory.core.host.Sleeper;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Asks whoever builds an image: its webhook if it has one, else the CI system of its source's provider. Messages name host
 * and repository, but not the image.
 */
public final class CiTriggers implements BuildTrigger, AutoCloseable {

    private final CiClient client;

    /**
     * @param random safe for use by several threads at once
     * @throws IOException where the certificates of the options cannot be read
     */
    public CiTriggers(TriggerOptions options, Clock clock, Sleeper sleeper, RandomGenerator random) throws IOException {
        client = new CiClient(options, clock, sleeper, random);
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
        return CiSystems.of(request.build())
                .orElseThrow(
                        () -> TriggerException.refused(
                                "provider "
                                        + request.build().source().provider().text()
                                        + " has no CI system that could be asked; name who builds the image by `webhook` in its source"))
                .order(request, client);
    }
}
