package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.shell.Fault;
import io.imagefactory.core.dockerfile.shell.Octets;
import io.imagefactory.core.dockerfile.shell.Variables;
import io.imagefactory.core.text.Suggestion;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The variables that FROM sees, and which of those that it has asked for have no value. */
final class MissingArgs implements Variables {

    private final GlobalArgs args;
    private final Set<String> missing = new TreeSet<>();

    MissingArgs(GlobalArgs args) {
        this.args = args;
    }

    @Override
    public Optional<String> value(String name) {
        Optional<String> value = args.value(name);
        if (value.isEmpty()) {
            missing.add(name);
        }
        return value;
    }

    boolean isEmpty() {
        return missing.isEmpty();
    }

    /** To end a sentence on what came of it. */
    String remedy() {
        return missing.stream().map(this::remedy).collect(Collectors.joining());
    }

    private String remedy(String name) {
        String text = Octets.text(name);
        return args.declares(name)
                ? "; ARG " + text + " has no value: give it one, or write `source.buildArgs: {" + text + ": ...}`"
                : "; no ARG " + Fault.quote(name) + " stands before the first FROM"
                        + Suggestion.after(
                                text, args.declared().stream().map(Octets::text).toList());
    }
}
