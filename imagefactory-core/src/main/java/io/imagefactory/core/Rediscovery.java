package io.imagefactory.core;

import io.imagefactory.core.index.Outcome;
import io.imagefactory.core.state.StateChange;
import java.util.List;

/**
 * What a discovery found that did not look at everything, since most is as it was.
 *
 * @param outcome what another run would say
 * @param changes what became of the state files, in their order
 */
public record Rediscovery(Outcome outcome, List<StateChange> changes) {

    public Rediscovery {
        changes = List.copyOf(changes);
    }

    /** How many of the files in use said already what they should. */
    public long unchanged() {
        return outcome.stateFiles()
                - changes.stream().filter(change -> !change.path().archived()).count();
    }

    /** One that has found nothing new. */
    static Rediscovery of(Outcome outcome) {
        return new Rediscovery(outcome, List.of());
    }
}
