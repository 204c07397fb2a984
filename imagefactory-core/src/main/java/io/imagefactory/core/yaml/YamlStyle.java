package io.imagefactory.core.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What two people do differently who write the same YAML.
 *
 * @param step what goes before the keys of a mapping in a mapping, more than before the key that has it
 * @param listStep the same of a list
 * @param dash a dash and the blanks behind it, of an item of the outermost list
 * @param quote what stands around text that needs none of its own; empty for nothing
 * @param flowLists whether lists of scalars stand in one line, {@code [a, b]}
 * @param apart whether a blank line stands between items
 */
record YamlStyle(String step, String listStep, String dash, String quote, boolean flowLists, boolean apart) {

    /** Of the files that are ours alone. */
    static final YamlStyle OURS = new YamlStyle("  ", "  ", "- ", "", false, false);

    /** Of a file for people that nobody has written yet. */
    private static final YamlStyle NEW = new YamlStyle("  ", "  ", "- ", "", true, false);

    /** As the items of the list are written, of which there may be none. */
    static YamlStyle of(YamlSequence list, TextLines lines) {
        List<YamlMapping> items = mappings(list.items().stream());
        List<Nested> nested = Stream.concat(
                        items.stream(),
                        mappings(items.stream().flatMap(item -> item.values().values().stream())).stream())
                .flatMap(mapping -> mapping.values().entrySet().stream().map(entry -> new Nested(mapping, entry)))
                .toList();
        Optional<Nested> block = nested.stream()
                .filter(entry -> entry.value() instanceof YamlMapping && entry.isBlock(lines))
                .findFirst();
        Optional<Nested> lists = nested.stream()
                .filter(entry -> entry.value() instanceof YamlSequence)
                .findFirst();
        Optional<Nested> blockList = lists.filter(entry -> entry.isBlock(lines));
        return new YamlStyle(
                block.map(Nested::step).orElse(NEW.step),
                blockList.map(Nested::step).orElse(NEW.listStep),
                dash(items, lines),
                quote(nested, lines),
                blockList.isEmpty(),
                isApart(list, lines));
    }

    /** What goes before the further lines of what begins behind a dash. */
    String behindDash() {
        return " ".repeat(dash.length());
    }

    private static List<YamlMapping> mappings(Stream<YamlNode> nodes) {
        return nodes.filter(YamlMapping.class::isInstance)
                .map(YamlMapping.class::cast)
                .toList();
    }

    /** As the last item has it that begins in the line of its dash. */
    private static String dash(List<YamlMapping> items, TextLines lines) {
        String dash = NEW.dash;
        for (YamlMapping item : items) {
            String before = lines.line(item.position().line() - 1)
                    .substring(0, item.position().column() - 1)
                    .strip();
            if (before.equals("-")) {
                String line = lines.line(item.position().line() - 1);
                dash = line.substring(line.indexOf('-'), item.position().column() - 1);
            }
        }
        return dash.indexOf('\t') < 0 ? dash : NEW.dash;
    }

    /** Whether at least half of the items have a blank line above them and their comments. */
    private static boolean isApart(YamlSequence list, TextLines lines) {
        int apart = 0;
        for (YamlNode item : list.items()) {
            int line = item.position().line() - 1;
            while (line > 0
                    && (lines.isComment(line - 1)
                            || lines.line(line - 1).strip().equals("-"))) {
                line--;
            }
            apart += item != list.items().get(0) && line > 0 && lines.isBlank(line - 1) ? 1 : 0;
        }
        return apart > 0 && apart * 2 >= list.items().size() - 1;
    }

    /** What stands around most of the text that would be the same without. */
    private static String quote(List<Nested> nested, TextLines lines) {
        int plain = 0;
        int single = 0;
        int twice = 0;
        for (Nested entry : nested) {
            if (entry.value() instanceof YamlScalar scalar && PlainText.isSafe(scalar.text())) {
                char first = lines.at(scalar.position());
                plain += scalar.isPlain() ? 1 : 0;
                single += first == '\'' ? 1 : 0;
                twice += first == '"' ? 1 : 0;
            }
        }
        if (plain >= single + twice) {
            return "";
        }
        return twice >= single ? "\"" : "'";
    }

    /** What a key of a mapping has. */
    private record Nested(YamlMapping mapping, Map.Entry<String, YamlNode> entry) {

        YamlNode value() {
            return entry.getValue();
        }

        boolean isBlock(TextLines lines) {
            return value().position().line()
                            > mapping.keyPosition(entry.getKey()).line()
                    && "[{".indexOf(lines.at(value().position())) < 0
                    && value().position().column() >= mapping.position().column();
        }

        String step() {
            return " ".repeat(value().position().column() - mapping.position().column());
        }
    }
}
