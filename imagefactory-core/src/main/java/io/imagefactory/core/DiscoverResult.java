package io.imagefactory.core;

import io.imagefactory.core.discovery.Analysis;
import io.imagefactory.core.discovery.Discovery;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.index.Outcome;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StateChange;
import java.util.List;
import java.util.Optional;
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

    /**
     * What another run would say after this one, where it would have nothing to do: merging once more changes nothing. Empty
     * where it would complain, or say anything of single files.
     */
    Optional<Outcome> outcome() {
        boolean plain = discovery.analyses().values().stream().allMatch(Analysis.Analysed.class::isInstance)
                && state.missingBaseImages().isEmpty()
                && state.malformed().isEmpty();
        return plain
                ? Optional.of(new Outcome(
                        enrollments.managed().size(),
                        enrollments.external().size(),
                        state.baseImages().size(),
                        state.files()))
                : Optional.empty();
    }

    /** How many of the files in use say already what they should. */
    public long unchanged() {
        return state.files()
                - changes.stream().filter(change -> !change.path().archived()).count();
    }
}
