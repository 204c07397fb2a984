package io.imagefactory.core.enrollment;

import io.imagefactory.core.text.Suggestion;
import io.imagefactory.core.yaml.Position;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlProblem;
import io.imagefactory.core.yaml.YamlScalar;
import io.imagefactory.core.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The keys of one mapping, read by type; what does not fit is reported with its place, and counts as absent. */
final class Fields {

    private final YamlMapping mapping;
    private final String owner;
    private final List<YamlProblem> problems;

    /** @param owner what messages call the mapping, such as {@code image "backstage"} */
    Fields(YamlMapping mapping, String owner, List<YamlProblem> problems) {
        this.mapping = mapping;
        this.owner = owner;
        this.problems = problems;
    }

    /** Reports keys that are not among these; keys beginning with {@code x-} are free. */
    void checkKeys(Set<String> known) {
        for (String key : mapping.keys()) {
            if (!known.contains(key) && !key.startsWith("x-")) {
                problems.add(new YamlProblem(
                        mapping.keyPosition(key),
                        owner + " has an unknown key \"" + key + "\"; " + Suggestion.of(key, known)));
            }
        }
    }

    /** Text that is there and not empty. */
    Optional<String> text(String key) {
        return value(key).flatMap(node -> {
            if (node instanceof YamlScalar scalar && !scalar.text().isBlank()) {
                return Optional.of(scalar.text());
            }
            report(
                    node.position(),
                    key + " of " + owner + " is text, not " + (node instanceof YamlScalar ? "empty" : node.describe()));
            return Optional.empty();
        });
    }

    /** Text that is there and that the function takes; its {@code IllegalArgumentException} is what is reported. */
    <T> Optional<T> parsed(String key, Function<String, T> parse) {
        return text(key).flatMap(text -> {
            try {
                return Optional.of(parse.apply(text));
            } catch (IllegalArgumentException e) {
                report(key, key + " of " + owner + ": " + e.getMessage());
                return Optional.empty();
            }
        });
    }

    /** A truth value in the words of YAML 1.2 or 1.1. */
    Optional<Boolean> flag(String key) {
        return value(key).flatMap(node -> {
            String text = node instanceof YamlScalar scalar ? scalar.text() : "";
            switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on":
                    return Optional.of(true);
                case "false", "no", "off":
                    return Optional.of(false);
                default:
                    report(
                            node.position(),
                            key + " of " + owner + " is true or false, not "
                                    + (node instanceof YamlScalar ? "\"" + text + "\"" : node.describe()));
                    return Optional.empty();
            }
        });
    }

    /** Text by text, in the order written; numbers and truth values are taken as they are written. */
    Map<String, String> texts(String key) {
        return texts(key, text -> text);
    }

    /** Likewise, for texts that the function takes; its {@code IllegalArgumentException} is what is reported. */
    <T> Map<String, T> texts(String key, Function<String, T> parse) {
        Map<String, T> texts = new LinkedHashMap<>();
        mapping(key).values().forEach((name, node) -> {
            String what = name + " in " + key + " of " + owner;
            if (node instanceof YamlScalar scalar) {
                try {
                    texts.put(name, parse.apply(scalar.isNull() ? "" : scalar.text()));
                } catch (IllegalArgumentException e) {
                    report(node.position(), what + ": " + e.getMessage());
                }
            } else {
                report(node.position(), what + " is text, not " + node.describe());
            }
        });
        return texts;
    }

    /** The mapping under the key, or an empty one. */
    YamlMapping mapping(String key) {
        Optional<YamlNode> node = value(key);
        node.filter(other -> !(other instanceof YamlMapping))
                .ifPresent(other ->
                        report(other.position(), key + " of " + owner + " is a mapping, not " + other.describe()));
        return mapping.mapping(key);
    }

    Optional<YamlSequence> list(String key) {
        return value(key).flatMap(node -> {
            if (node instanceof YamlSequence list) {
                return Optional.of(list);
            }
            report(node.position(), key + " of " + owner + " is a list, not " + node.describe());
            return Optional.empty();
        });
    }

    /** The texts of a list, as {@link #parsed} would take each; what is reported stands at the item. */
    <T> List<T> parsedItems(String key, Function<String, T> parse) {
        List<T> values = new ArrayList<>();
        for (YamlNode item : list(key).map(YamlSequence::items).orElse(List.of())) {
            if (!(item instanceof YamlScalar scalar) || scalar.text().isBlank()) {
                report(item.position(), key + " of " + owner + " is a list of texts, and this is none");
                continue;
            }
            try {
                values.add(parse.apply(scalar.text()));
            } catch (IllegalArgumentException e) {
                report(item.position(), key + " of " + owner + ": " + e.getMessage());
            }
        }
        return values;
    }

    void report(String key, String message) {
        report(mapping.get(key).map(YamlNode::position).orElse(mapping.position()), message);
    }

    void report(Position position, String message) {
        problems.add(new YamlProblem(position, message));
    }

    private Optional<YamlNode> value(String key) {
        return mapping.get(key).filter(node -> !node.isNull());
    }
}
