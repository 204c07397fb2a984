package io.imagefactory.core.dockerfile.shell;

import java.util.Optional;

/** What variables a word may use, and how much of the file it may grow into. */
public interface Variables {
    /** The value of a variable; empty if it is not set. */
    Optional<String> value(String name);

    /** Whether {@link #value} is the truth; it is not where the base image may have set the variable. */
    default boolean knows(String name) {
        return true;
    }

    /** No variable is set. */
    static Variables none() {
        return name -> Optional.empty();
    }
}
