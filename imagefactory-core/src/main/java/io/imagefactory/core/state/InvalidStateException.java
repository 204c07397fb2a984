package io.imagefactory.core.state;

import java.util.List;

/** Everything that is wrong with the state files, each problem on a line of its own. Nothing was written. */
public final class InvalidStateException extends RuntimeException {

    private final List<String> problems;

    InvalidStateException(List<String> problems) {
        super("the state has " + (problems.size() == 1 ? "1 problem" : problems.size() + " problems")
                + ", and nothing was written:\n" + String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence a problem, beginning with the file below the state directory. */
    public List<String> problems() {
        return problems;
    }
}
