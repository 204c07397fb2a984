package io.imagefactory.core.enrollment;

import io.imagefactory.core.text.Count;
import io.imagefactory.core.text.MendableException;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is wrong with images.yaml, each problem on a line of its own: {@code images.yaml:12:3: …}. */
public final class InvalidEnrollmentsException extends MendableException {

    private final List<Problem> problems;

    /**
     * Something wrong at one place.
     *
     * @param message a sentence without the place
     * @param excerpt the line with a caret, each after a line feed; empty where the message says enough
     */
    public record Problem(Place place, String message, String excerpt) {

        @Override
        public String toString() {
            return place + ": " + message + excerpt;
        }
    }

    InvalidEnrollmentsException(String name, List<Problem> problems) {
        super(message(name, problems));
        this.problems = List.copyOf(problems);
    }

    /** In the order of the files. */
    public List<Problem> problems() {
        return problems;
    }

    private static String message(String name, List<Problem> problems) {
        String count = Count.of(problems.size(), "problem");
        return problems.stream()
                .map(Problem::toString)
                .collect(Collectors.joining("\n", name + " has " + count + ":\n", ""));
    }
}
