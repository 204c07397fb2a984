package io.imagefactory.core;

import io.imagefactory.core.discovery.Discovery;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StateChange;
import java.util.List;

/**
 * What a discovery found.
 *
 * @param enrollments the images of images.yaml
 * @param discovery what came of their Dockerfiles
 * @param state what is known from now on
 * @param changes what became of the state files, in their order
 */
public record DiscoverResult(Enrollments enrollments, Discovery discovery, State state, List<StateChange> changes) {

    /** How many files there are of that kind. */
    public long count(StateChange.Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }

    /** How many of the files in use say already what they should. */
    public long unchanged() {
        long inUse = state.images().size()
                + state.baseImages().size()
                + state.baseImages().values().stream()
                        .filter(base -> base.kargo().isPresent())
                        .count();
        return inUse
                - changes.stream().filter(change -> !change.path().archived()).count();
    }
}
