package io.imagefactory.core.yaml;

/** A text that is no YAML we take: where, and what is wrong there. */
public final class YamlException extends RuntimeException {

    private final YamlProblem problem;

    YamlException(Position position, String message) {
        this(position, message, null);
    }

    YamlException(Position position, String message, @org.jspecify.annotations.Nullable Throwable cause) {
        super(position + ": " + message, cause);
        this.problem = new YamlProblem(position, message);
    }

    /** The place and the sentence. */
    public YamlProblem problem() {
        return problem;
    }
}
