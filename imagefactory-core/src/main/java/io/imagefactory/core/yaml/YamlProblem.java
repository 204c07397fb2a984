package io.imagefactory.core.yaml;

import java.util.Comparator;

/** Something wrong at one place of a YAML text; {@code message} is a sentence without the place. */
public record YamlProblem(Position position, String message) implements Comparable<YamlProblem> {

    private static final Comparator<YamlProblem> ORDER =
            Comparator.comparing(YamlProblem::position).thenComparing(YamlProblem::message);

    @Override
    public int compareTo(YamlProblem other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return position + ": " + message;
    }
}
