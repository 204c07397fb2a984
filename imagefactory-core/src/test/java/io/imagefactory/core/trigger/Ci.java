package io.imagefactory.core.trigger;

import java.util.Optional;

/** A CI system that can be asked for everything. */
@FunctionalInterface
public interface Ci extends BuildTrigger {

    @Override
    default Optional<String> problem(BuildRequest request) {
        return Optional.empty();
    }
}
