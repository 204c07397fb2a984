package io.imagefactory.core.ci;

import java.net.URI;
import java.util.Optional;

/** A CI system that builds images when it is asked to. Safe for use by several threads at once. */
public interface BuildTrigger {

    /**
     * Asks for a build, once. It is asked again only where it is certain that nobody has taken the first request.
     *
     * @return where the run can be looked at, where the CI system says it
     * @throws TriggerException if it does not build, or if nobody knows whether it does
     */
    Optional<URI> trigger(BuildRequest request) throws TriggerException;

    /**
     * Why it would not be asked at all: what images.yaml or the credentials lack, in a sentence that says what to do. Opens
     * no connection.
     */
    Optional<String> problem(BuildRequest request);
}
