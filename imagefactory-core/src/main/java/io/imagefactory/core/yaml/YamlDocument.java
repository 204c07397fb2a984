package io.imagefactory.core.yaml;

import java.util.List;

/**
 * What a YAML text says.
 *
 * @param root the one document; an empty text is {@code null}
 * @param problems what is wrong but did not stop the reading (keys written twice, keys that are no text), by position
 */
public record YamlDocument(YamlNode root, List<YamlProblem> problems) {

    public YamlDocument {
        problems = problems.stream().sorted().toList();
    }

    /** The same, each problem with its line of that text. */
    YamlDocument shownIn(SourceText text) {
        return new YamlDocument(
                root, problems.stream().map(problem -> problem.shownIn(text)).toList());
    }
}
