package io.imagefactory.core;

import io.imagefactory.core.discovery.Discovery;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StateChange;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a discovery found.
 *
 * @param enrollments the images of images.yaml
 * @param discovery what came of their Dockerfiles
 * @param state what is known from now on
 * @param changes what became of the state files, in their order
 */
public record DiscoverResult(Enrollments enrollments, Discovery discovery, State state, List<StateChange> changes) {

    /**
     * The keys, by file, for which Git's two versions contradict each other; they stay in conflict until a person has
     * chosen.
     */
    public SortedMap<String, Set<String>> contradictions() {
        SortedMap<String, Set<String>> contradictions = new TreeMap<>();
        changes.stream()
                .filter(change -> !change.contradictions().isEmpty())
                .forEach(change -> contradictions.put(change.path().toString(), change.contradictions()));
        return contradictions;
    }

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
