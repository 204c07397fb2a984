package io.imagefactory.core.enrollment;

import io.imagefactory.core.text.Suggestion;
import io.imagefactory.core.yaml.Position;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlProblem;
import io.imagefactory.core.yaml.YamlScalar;
import io.imagefactory.core.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The keys of one mapping, read by type; what does not fit is reported with its place, and counts as absent.
 *
 * @param owner what messages call the mapping, such as {@code image "backstage"}
 * @param problems where they are reported
 */
record Fields(YamlMapping mapping, String owner, List<YamlProblem> problems) {

    private static final int MOST_UNKNOWN = 50;

    boolean has(String key) {
        return mapping.get(key).isPresent();
    }

    /** Reports keys that are not among these, and of a great many the first; keys beginning with {@code x-} are free. */
    void checkKeys(Set<String> known) {
        int unknown = 0;
        for (String key : mapping.keys()) {
            if (!known.contains(key) && !key.startsWith("x-") && unknown++ < MOST_UNKNOWN) {
                problems.add(new YamlProblem(
                        mapping.keyPosition(key),
                        owner + " has an unknown key \"" + key + "\"; " + Suggestion.of(key, known)));
            }
        }
    }

    /** Text that is there and not empty. */
    Optional<String> text(String key) {
        Optional<YamlScalar> written = typed(key, YamlScalar.class, "text");
        if (written.isPresent() && written.get().text().isBlank()) {
            report(written.get().position(), key + " of " + owner + " is text, not empty");
            return Optional.empty();
        }
        return written.map(YamlScalar::text);
    }

    /** Text that is there and that the function takes; its {@code IllegalArgumentException} is what is reported. */
    <T> Optional<T> parsed(String key, Function<String, T> parse) {
        Optional<String> text = text(key);
        return text.isPresent() ? parsed(text.get(), position(key), key, parse) : Optional.empty();
    }

    private <T> Optional<T> parsed(String text, Position position, String what, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (IllegalArgumentException e) {
            report(position, what + " of " + owner + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** A truth value in the words of YAML 1.2 or 1.1. */
    Optional<Boolean> flag(String key) {
        return typed(key, YamlScalar.class, "true or false").flatMap(scalar -> {
            switch (scalar.text().toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on":
                    return Optional.of(true);
                case "false", "no", "off":
                    return Optional.of(false);
                default:
                    report(key, key + " of " + owner + " is true or false, not \"" + scalar.text() + "\"");
                    return Optional.empty();
            }
        });
    }

    /** Text by text, in the order written; numbers and truth values are taken as they are written. */
    <T> Map<String, T> texts(String key, Function<String, T> parse) {
        Map<String, T> texts = new LinkedHashMap<>();
        mapping(key).values().forEach((name, node) -> {
            String what = name + " in " + key;
            if (node instanceof YamlScalar scalar) {
                parsed(scalar.isNull() ? "" : scalar.text(), node.position(), what, parse)
                        .ifPresent(text -> texts.put(name, text));
            } else {
                report(node.position(), what + " of " + owner + " is text, not " + node.describe());
            }
        });
        return texts;
    }

    /** The mapping under the key, or an empty one. */
    YamlMapping mapping(String key) {
        return typed(key, YamlMapping.class, "a mapping").orElse(YamlMapping.EMPTY);
    }

    /** The fields of the mapping under the key, under a name of their own. */
    Fields in(String key, String name) {
        return new Fields(mapping(key), name, problems);
    }

    Optional<YamlSequence> list(String key) {
        return typed(key, YamlSequence.class, "a list");
    }

    /** The texts of a list, as {@link #parsed} would take each; what is reported stands at the item. */
    <T> List<T> parsedItems(String key, Function<String, T> parse) {
        List<T> values = new ArrayList<>();
        for (YamlNode item : list(key).map(YamlSequence::items).orElse(List.of())) {
            if (item instanceof YamlScalar scalar && !scalar.text().isBlank()) {
                parsed(scalar.text(), item.position(), key, parse).ifPresent(values::add);
            } else {
                report(item.position(), key + " of " + owner + " is a list of texts, and this is none");
            }
        }
        return values;
    }

    /** The mapping without the keys whose check reports something. */
    YamlMapping valid(Map<String, Runnable> checks) {
        Set<String> wrong = new HashSet<>();
        checks.forEach((key, check) -> {
            int before = problems.size();
            check.run();
            if (problems.size() > before) {
                wrong.add(key);
            }
        });
        return mapping.filter(key -> !wrong.contains(key));
    }

    void report(String key, String message) {
        report(position(key), message);
    }

    void report(Position position, String message) {
        problems.add(new YamlProblem(position, message));
    }

    /** Where the value stands, or the mapping that has none. */
    private Position position(String key) {
        return mapping.get(key).map(YamlNode::position).orElse(mapping.position());
    }

    private <T extends YamlNode> Optional<T> typed(String key, Class<T> type, String what) {
        YamlNode node = mapping.values().get(key);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!type.isInstance(node)) {
            report(node.position(), key + " of " + owner + " is " + what + ", not " + node.describe());
            return Optional.empty();
        }
        return Optional.of(type.cast(node));
    }
}
