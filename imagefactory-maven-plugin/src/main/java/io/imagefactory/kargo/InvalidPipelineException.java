package io.imagefactory.kargo;

import io.imagefactory.core.text.MendableException;
import io.imagefactory.kargo.InvalidWarehousesException.Problem;
import java.util.List;

/** What Kargo is to do with what it finds is nothing that it could; holds all that is wrong with it. */
public final class InvalidPipelineException extends MendableException {

    private final List<Problem> problems;

    InvalidPipelineException(List<Problem> problems) {
        super(sentence(problems));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    private static String sentence(List<Problem> problems) {
        StringBuilder text = new StringBuilder("Kargo could not run this pipeline:");
        problems.forEach(problem -> text.append("\n  ").append(problem));
        return text.toString();
    }
}
