package io.imagefactory.core.registry;

import io.imagefactory.core.host.Answer;
import io.imagefactory.core.host.Client;
import io.imagefactory.core.host.Deadline;
import io.imagefactory.core.host.PlainHosts;
import io.imagefactory.core.host.Request;
import io.imagefactory.core.host.UnusableAnswerException;
import java.io.IOException;

/**
 * Sends requests, and follows redirects.
 *
 * @param plain the hosts that are asked by plain HTTP
 */
record Transport(Client client, PlainHosts plain) {

    /**
     * The answer to a request, whatever its status.
     *
     * @param registry for messages
     * @param seen told of each request that goes to the host of the first
     * @param limit of bytes
     */
    Answer send(String registry, Request request, Runnable seen, int limit, Deadline deadline) throws IOException {
        try {
            return client.follow(request, plain, seen, limit, deadline);
        } catch (UnusableAnswerException e) {
            throw RegistryException.lasting(registry + " " + e.getMessage());
        }
    }
}
