package io.imagefactory.core.enroll.actions;

import io.imagefactory.core.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;

/** What a step tells an action, with its expressions replaced. */
record Inputs(YamlMapping with, Contexts contexts) {

    /** Empty where nothing is said. */
    String text(String name) {
        return contexts.text(with, name).strip();
    }

    /** An input that has one value a line. */
    List<String> lines(String name) {
        return text(name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    /** An input that has its values between commas or on lines of their own; quotes keep commas. */
    List<String> list(String name) {
        List<String> values = new ArrayList<>();
        lines(name).forEach(line -> values.addAll(fields(line)));
        return values;
    }

    /** The fields of a line of comma-separated values. */
    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (char c : (line + ",").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                if (!field.toString().isBlank()) {
                    fields.add(field.toString().strip());
                }
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        return fields;
    }
}
