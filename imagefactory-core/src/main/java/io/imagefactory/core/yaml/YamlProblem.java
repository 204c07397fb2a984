package io.imagefactory.core.yaml;

import java.util.Comparator;

/**
 * Something wrong at one place of a YAML text.
 *
 * @param message a sentence without the place
 * @param excerpt the line with a caret below the place, each after a line feed; empty where the message says enough
 */
public record YamlProblem(Position position, String message, String excerpt) implements Comparable<YamlProblem> {

    private static final Comparator<YamlProblem> ORDER =
            Comparator.comparing(YamlProblem::position).thenComparing(YamlProblem::message);

    public YamlProblem(Position position, String message) {
        this(position, message, "");
    }

    /** The same with the line of that text. */
    YamlProblem shownIn(SourceText text) {
        return new YamlProblem(position, message, text.excerpt(position));
    }

    @Override
    public int compareTo(YamlProblem other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return position + ": " + message + excerpt;
    }
}
