package io.imagefactory.core.enrollment;

import io.imagefactory.core.yaml.Position;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlProblem;
import io.imagefactory.core.yaml.YamlScalar;
import io.imagefactory.core.yaml.YamlSequence;
import java.util.Optional;

/** Text that is longer than anything images.yaml is about, so that nothing further in has to reckon with it. */
final class LongText {

    private static final int LONGEST = 10_000;

    private LongText() {}

    /** What is wrong with the first one, if there is one. */
    static Optional<YamlProblem> in(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return problem(scalar.text(), scalar.position());
        }
        if (node instanceof YamlSequence list) {
            return first(list.items());
        }
        YamlMapping mapping = (YamlMapping) node;
        for (String key : mapping.keys()) {
            Optional<YamlProblem> problem = problem(key, mapping.keyPosition(key));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return first(mapping.values().values());
    }

    private static Optional<YamlProblem> first(Iterable<YamlNode> nodes) {
        for (YamlNode node : nodes) {
            Optional<YamlProblem> problem = in(node);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<YamlProblem> problem(String text, Position position) {
        return text.length() <= LONGEST
                ? Optional.empty()
                : Optional.of(new YamlProblem(
                        position, "this text has " + text.length() + " characters; at most " + LONGEST + " are taken"));
    }
}
