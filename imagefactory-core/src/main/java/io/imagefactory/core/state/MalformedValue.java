package io.imagefactory.core.state;

import io.imagefactory.core.text.Excerpt;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlScalar;
import java.util.List;

/**
 * An observed value that has not the form that it should have. It is kept as it stands, and counts as absent.
 *
 * @param key where it stands
 * @param value as far as a message can show it; of a list or a mapping only that it is one
 * @param expected what it should be
 * @param files the files that it stands in, sorted
 */
public record MalformedValue(String key, String value, String expected, List<StatePath> files) {

    public MalformedValue {
        files = files.stream().sorted().toList();
    }

    static MalformedValue of(Field<?> field, YamlNode value) {
        String text = value instanceof YamlScalar scalar ? "\"" + Excerpt.of(scalar.text()) + "\"" : value.describe();
        return new MalformedValue(field.key(), text, field.expected(), List.of());
    }

    MalformedValue in(List<StatePath> paths) {
        return new MalformedValue(key, value, expected, paths);
    }
}
