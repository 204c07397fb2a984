package io.imagefactory.core.ci;

import java.util.Optional;

/** A CI system that can be asked for everything. */
@FunctionalInterface
public interface Ci extends BuildTrigger {

    @Override
    default Optional<String> problem(BuildRequest request) {
        return Optional.empty();
    }
}
