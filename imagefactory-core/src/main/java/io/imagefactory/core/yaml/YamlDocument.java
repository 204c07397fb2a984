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
}
