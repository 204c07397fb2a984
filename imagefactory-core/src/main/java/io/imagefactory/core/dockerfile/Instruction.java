package io.imagefactory.core.dockerfile;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a statement says, as far as images, variables and later faults are concerned. */
sealed interface Instruction {

    /** An ARG's name and default. */
    record Declaration(String name, Optional<String> value) {}

    record Pair(String name, String value) {}

    /**
     * Begins a stage; the texts as written, the name lower-cased.
     *
     * @param column where the base stands in the line
     */
    record From(String base, OptionalInt column, Optional<String> name, Optional<String> platform)
            implements Instruction {}

    record Arg(List<Declaration> declarations) implements Instruction {}

    record Env(List<Pair> pairs) implements Instruction {}

    /**
     * COPY and ADD.
     *
     * @param from the stage, index or image of {@code --from}, which only COPY has
     * @param checksum the value of {@code --checksum}, which only ADD has
     */
    record Copy(
            boolean isAdd,
            Optional<String> from,
            Optional<String> chown,
            Optional<String> chmod,
            Optional<String> checksum,
            List<String> sources,
            List<Heredoc> contents,
            String destination)
            implements Instruction {}

    /**
     * @param mounts the values of {@code --mount} as written
     * @param froms what each of them mounts from, if it says
     */
    record Run(List<String> mounts, List<Optional<String>> froms) implements Instruction {}

    /** @param trigger the text that a stage on top of this one runs first */
    record Onbuild(String trigger) implements Instruction {}

    /** An instruction of which nothing matters but the variables in its texts. */
    record Texts(Keyword keyword, List<String> texts) implements Instruction {}
}
