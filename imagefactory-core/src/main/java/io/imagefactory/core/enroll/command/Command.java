package io.imagefactory.core.enroll.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One simple command of a script, with its variables replaced; what is not known of them is
 * {@linkplain io.imagefactory.core.enroll.build.Unknown marked}.
 *
 * @param words the program and its arguments; at least one
 * @param line where it begins, from 1 at the beginning of the script
 * @param folder where it runs, from the root of the repository
 * @param file what its output is added to or written to, if it is a file
 * @param conditional whether it stands in a branch or a loop
 * @param environment the value of a variable at that point, as its program would see it
 */
public record Command(
        List<String> words,
        int line,
        String folder,
        Optional<String> file,
        boolean conditional,
        Function<String, Optional<String>> environment) {

    public Command {
        words = List.copyOf(words);
    }

    /** The program without its folder. */
    String program() {
        String first = words.get(0);
        return first.substring(first.lastIndexOf('/') + 1);
    }
}
