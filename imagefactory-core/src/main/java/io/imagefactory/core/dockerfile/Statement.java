package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.check.LeadingFlags;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An instruction's lines, joined and split, with nothing checked that the next step checks.
 *
 * @param word the instruction as written
 * @param keyword the instruction, if there is such a one
 * @param flags the words before the arguments that begin with {@code --}
 * @param arguments the words; a single text for shell forms, alternating names and values for ENV and LABEL
 * @param json whether the arguments were an array in JSON form
 * @param original the joined line
 * @param trigger what follows ONBUILD
 * @param place where it begins
 * @param argumentsOffset where the arguments begin in the joined line
 */
record Statement(
        String word,
        Optional<Keyword> keyword,
        List<LeadingFlags.Flag> flags,
        List<String> arguments,
        boolean json,
        List<Heredoc> heredocs,
        String original,
        Optional<Statement> trigger,
        Place place,
        int argumentsOffset) {

    Statement with(List<Heredoc> newHeredocs) {
        return new Statement(
                word, keyword, flags, arguments, json, newHeredocs, original, trigger, place, argumentsOffset);
    }

    int line() {
        return place.line();
    }

    /** Where the arguments begin. */
    OptionalInt argumentsColumn() {
        return place.column(argumentsOffset);
    }

    /** Whether the lines below may belong to it. */
    boolean mayHaveHeredocs() {
        if (keyword.isPresent() && keyword.get() == Keyword.ONBUILD && trigger.isPresent()) {
            return trigger.get().mayHaveOwnHeredocs();
        }
        return mayHaveOwnHeredocs();
    }

    private boolean mayHaveOwnHeredocs() {
        return !json && keyword.map(Keyword::takesHeredocs).orElse(false);
    }
}
