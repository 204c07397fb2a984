package io.imagefactory.kargo;

import io.imagefactory.core.text.MendableException;
import java.util.List;
import java.util.Optional;

/** What was asked for is nothing that Kargo would take, or could do; holds all that is wrong with it. */
public final class InvalidManifestException extends MendableException {

    private final List<Problem> problems;

    /** @param heading what is said before them, as in {@code Kargo would not take these Warehouses} */
    InvalidManifestException(String heading, List<Problem> problems) {
        super(sentence(heading, problems));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    private static String sentence(String heading, List<Problem> problems) {
        StringBuilder text = new StringBuilder(heading).append(":");
        problems.forEach(problem -> text.append("\n  ").append(problem));
        return text.toString();
    }

    /**
     * One thing that is wrong.
     *
     * @param place where the image stands, as in {@code images.yaml:12:3}; absent for an option
     * @param subject the image or option it is wrong with, as in {@code image "postgres"}
     * @param message what is wrong and what is accepted
     */
    public record Problem(Optional<String> place, String subject, String message) {
        @Override
        public String toString() {
            return place.map(where -> where + ": ").orElse("") + subject + ": " + message;
        }
    }
}
