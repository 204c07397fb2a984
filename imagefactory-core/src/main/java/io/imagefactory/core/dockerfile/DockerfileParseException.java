package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.shell.Fault;
import java.util.OptionalInt;

/** A Dockerfile that BuildKit would refuse: where and why. */
public final class DockerfileParseException extends RuntimeException {
    private final int line;
    private final OptionalInt column;
    private final String problem;

    DockerfileParseException(int line, String problem) {
        this(line, OptionalInt.empty(), problem);
    }

    DockerfileParseException(int line, Fault fault) {
        this(line, fault.column(), fault.problem());
    }

    DockerfileParseException(int line, OptionalInt column, String problem) {
        super(sentence(line, column, problem));
        this.line = line;
        this.column = column;
        this.problem = problem;
    }

    private static String sentence(int line, OptionalInt column, String problem) {
        if (line == 0) {
            return problem;
        }
        return "line " + line + (column.isPresent() ? ", column " + column.getAsInt() : "") + ": " + problem;
    }

    /** The line, from 1; 0 where no line is to blame: an empty file, a target that no stage has. */
    public int line() {
        return line;
    }

    /** The column, from 1, where one is known. */
    public OptionalInt column() {
        return column;
    }

    /** The sentence without line and column, for those who know the file's name and show {@code Dockerfile:7: ...}. */
    public String problem() {
        return problem;
    }
}
