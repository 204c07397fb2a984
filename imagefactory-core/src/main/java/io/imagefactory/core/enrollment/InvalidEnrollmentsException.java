package io.imagefactory.core.enrollment;

import io.imagefactory.core.text.Count;
import io.imagefactory.core.text.MendableException;
import io.imagefactory.core.yaml.YamlProblem;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with images.yaml, each problem on a line of its own: {@code images.yaml:12:3: …}. */
public final class InvalidEnrollmentsException extends MendableException {

    private final List<YamlProblem> problems;

    InvalidEnrollmentsException(String file, List<YamlProblem> problems) {
        super(message(file, problems));
        this.problems = List.copyOf(problems);
    }

    /** In the order of the file. */
    public List<YamlProblem> problems() {
        return problems;
    }

    private static String message(String file, List<YamlProblem> problems) {
        String count = Count.of(problems.size(), "problem");
        return problems.stream()
                .map(problem -> file + ":" + problem)
                .collect(Collectors.joining("\n", file + " has " + count + ":\n", ""));
    }
}
