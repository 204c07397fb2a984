package io.imagefactory.core.yaml;

import org.jspecify.annotations.Nullable;

/** A text that is no YAML we take: where, and what is wrong there. */
public final class YamlException extends RuntimeException {

    private final YamlProblem problem;

    YamlException(Position position, String message) {
        this(position, message, null);
    }

    YamlException(Position position, String message, @Nullable Throwable cause) {
        this(new YamlProblem(position, message), cause);
    }

    YamlException(YamlProblem problem, @Nullable Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    /** The place and the sentence. */
    public YamlProblem problem() {
        return problem;
    }
}
