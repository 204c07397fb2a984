package io.imagefactory.core.trigger;

import java.net.URI;
import java.util.Optional;

/** One kind of CI system. */
interface CiSystem {

    /**
     * What is to be asked, made without a connection.
     *
     * @throws TriggerException if images.yaml or the credentials lack something
     */
    Order order(BuildRequest request) throws TriggerException;

    /** A build that could be asked for. */
    @FunctionalInterface
    interface Order {

        /** Asks for it, and says where the run can be looked at, if that is known. */
        Optional<URI> place() throws TriggerException;
    }
}
