package io.imagefactory.core.registry;

import io.imagefactory.core.host.Deadline;

/**
 * What a registry is asked about a repository, with as many requests as it takes.
 *
 * @param repository as references name it
 * @param deadline of all requests together
 */
record Question(Endpoint endpoint, String repository, Deadline deadline) {

    /** The registry's name, for messages. */
    String registry() {
        return endpoint.registry();
    }

    /** Of the token that it takes. */
    String scope() {
        return endpoint.scope(repository);
    }
}
