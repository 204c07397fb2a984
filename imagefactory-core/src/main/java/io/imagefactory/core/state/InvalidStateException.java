package io.imagefactory.core.state;

import io.imagefactory.core.text.Count;
import io.imagefactory.core.text.MendableException;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with the state files, each problem on a line of its own. No file was touched. */
public final class InvalidStateException extends MendableException {

    private final List<String> problems;

    InvalidStateException(List<String> problems) {
        this("", problems);
    }

    private InvalidStateException(String prefix, List<String> problems) {
        super("the state has " + Count.of(problems.size(), "problem")
                + ", and no file was touched:\n"
                + problems.stream().map(problem -> prefix + problem).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** The same with every file named from outside the state directory, which is called so. */
    public InvalidStateException in(String directory) {
        return new InvalidStateException(directory + "/", problems);
    }

    /** One sentence a problem, beginning with the file below the state directory. */
    public List<String> problems() {
        return problems;
    }
}
