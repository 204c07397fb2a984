package io.imagefactory.core.yaml;

import java.util.Map;

/**
 * Writes a mapping as YAML that never varies: block style, two spaces, keys in their order, {@code \n}, one comment on
 * top, double quotes where text could be read as something else. The text read again gives an equal mapping.
 */
public final class YamlWriter {

    /** Of a key in one line, YAML readers take no more than 1,024 characters (YAML 1.2, 8.2.2). */
    private static final int MAX_IMPLICIT_KEY = 1000;

    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    private YamlWriter() {}

    /** Writes the mapping below one line of comment. */
    public static String write(String comment, YamlMapping mapping) {
        YamlWriter writer = new YamlWriter();
        writer.text.append("# ").append(comment).append('\n');
        if (mapping.isEmpty()) {
            return writer.text.append("{}\n").toString();
        }
        writer.mapping(mapping, "", "");
        return writer.text.toString();
    }

    /**
     * Writes the keys, each in a line of its own.
     *
     * @param first what goes before the first key
     * @param indent what goes before the others
     */
    private void mapping(YamlMapping mapping, String first, String indent) {
        String before = first;
        for (Map.Entry<String, YamlNode> entry : mapping.values().entrySet()) {
            text.append(before);
            int start = text.length();
            scalar(entry.getKey(), PlainText.isSafe(entry.getKey()));
            if (text.length() - start > MAX_IMPLICIT_KEY) {
                text.insert(start, "? ").append('\n').append(indent);
            }
            text.append(':');
            value(entry.getValue(), indent);
            before = indent;
        }
    }

    /** Writes what comes after a colon. */
    private void value(YamlNode node, String indent) {
        if (node instanceof YamlMapping mapping && !mapping.isEmpty()) {
            text.append('\n');
            mapping(mapping, indent + INDENT, indent + INDENT);
        } else if (node instanceof YamlSequence sequence && !sequence.items().isEmpty()) {
            text.append('\n');
            sequence(sequence, indent + INDENT, indent + INDENT);
        } else {
            text.append(' ');
            leaf(node);
        }
    }

    private void sequence(YamlSequence sequence, String first, String indent) {
        String before = first;
        for (YamlNode item : sequence.items()) {
            text.append(before);
            if (item instanceof YamlMapping mapping && !mapping.isEmpty()) {
                mapping(mapping, "- ", indent + INDENT);
            } else if (item instanceof YamlSequence inner && !inner.items().isEmpty()) {
                sequence(inner, "- ", indent + INDENT);
            } else {
                text.append("- ");
                leaf(item);
            }
            before = indent;
        }
    }

    private void leaf(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            scalar(scalar.isNull() ? "null" : scalar.text(), scalar.isPlain());
        } else {
            text.append(node instanceof YamlMapping ? "{}" : "[]");
        }
        text.append('\n');
    }

    private void scalar(String value, boolean plain) {
        if (plain && PlainText.isValueInBlock(value)) {
            text.append(value);
        } else {
            DoubleQuoted.append(value, text);
        }
    }
}
