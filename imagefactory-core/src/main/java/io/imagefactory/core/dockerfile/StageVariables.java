package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.shell.Expansion;
import io.imagefactory.core.dockerfile.shell.Variables;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of the stage that is being looked at. Stages are visited down from those they stand on, and changes are
 * taken back on the way up, so that ten thousand stages share one map.
 *
 * <p>A stage on an image inherits variables that the file does not show: one that is not set here is not known.
 */
final class StageVariables implements Variables {
    private static final String DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final Map<String, Expansion> values = new HashMap<>();
    private final Deque<Change> changes = new ArrayDeque<>();
    private boolean complete;

    private record Change(String name, Optional<Expansion> before) {}

    /** Begins a stage that stands on no other; on scratch everything is known. */
    void begin(boolean onScratch) {
        complete = onScratch;
        values.clear();
        changes.clear();
        if (onScratch) {
            values.put("PATH", new Expansion(DEFAULT_PATH, true));
        }
    }

    void set(String name, Expansion value) {
        changes.push(new Change(name, Optional.ofNullable(values.put(name, value))));
    }

    /** How much was set so far, for {@link #returnTo}. */
    int mark() {
        return changes.size();
    }

    void returnTo(int mark) {
        while (changes.size() > mark) {
            Change change = changes.pop();
            if (change.before().isPresent()) {
                values.put(change.name(), change.before().get());
            } else {
                values.remove(change.name());
            }
        }
    }

    @Override
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).map(Expansion::text);
    }

    @Override
    public boolean knows(String name) {
        return Optional.ofNullable(values.get(name)).map(Expansion::known).orElse(complete);
    }
}
