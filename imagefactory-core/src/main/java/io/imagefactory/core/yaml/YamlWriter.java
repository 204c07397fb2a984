package io.imagefactory.core.yaml;

import java.util.Map;

/**
 * Writes a mapping as YAML that never varies: block style, two spaces, keys in their order, {@code \n}, one comment on
 * top, double quotes where text could be read as something else. The text read again gives an equal mapping. Into a text
 * that people write it writes in their style.
 */
public final class YamlWriter {

    /** Of a key in one line, YAML readers take no more than 1,024 characters (YAML 1.2, 8.2.2). */
    private static final int MAX_IMPLICIT_KEY = 1000;

    private static final String DASH = "- ";
    private static final String BEHIND_DASH = "  ";

    private final StringBuilder text = new StringBuilder();
    private final YamlStyle style;

    private YamlWriter(YamlStyle style) {
        this.style = style;
    }

    /** Writes the mapping below one line of comment. */
    public static String write(String comment, YamlMapping mapping) {
        return "# " + comment + "\n" + block(mapping);
    }

    /** Writes the mapping alone. */
    public static String block(YamlMapping mapping) {
        if (mapping.isEmpty()) {
            return "{}\n";
        }
        YamlWriter writer = new YamlWriter(YamlStyle.OURS);
        writer.mapping(mapping, "", "");
        return writer.text.toString();
    }

    /**
     * Writes the mapping as an item of a list.
     *
     * @param indent what goes before the dash
     */
    static String item(YamlMapping mapping, YamlStyle style, String indent) {
        YamlWriter writer = new YamlWriter(style);
        writer.mapping(mapping, indent + style.dash(), indent + style.behindDash());
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
            mapping(mapping, indent + style.step(), indent + style.step());
        } else if (node instanceof YamlSequence sequence && !sequence.items().isEmpty() && !isFlow(sequence)) {
            text.append('\n');
            sequence(sequence, indent + style.listStep(), indent + style.listStep());
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
                mapping(mapping, DASH, indent + BEHIND_DASH);
            } else if (item instanceof YamlSequence inner && !inner.items().isEmpty()) {
                sequence(inner, DASH, indent + BEHIND_DASH);
            } else {
                text.append(DASH);
                leaf(item);
            }
            before = indent;
        }
    }

    private boolean isFlow(YamlSequence sequence) {
        return style.flowLists() && sequence.items().stream().allMatch(YamlScalar.class::isInstance);
    }

    private void leaf(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            value(scalar, scalar.isPlain());
        } else if (node instanceof YamlSequence sequence) {
            flow(sequence);
        } else {
            text.append("{}");
        }
        text.append('\n');
    }

    /** One that is empty, or of scalars. */
    private void flow(YamlSequence sequence) {
        String before = "[";
        for (YamlNode item : sequence.items()) {
            text.append(before);
            YamlScalar scalar = (YamlScalar) item;
            value(scalar, scalar.isPlain() && PlainText.isValueInFlow(scalar.text()));
            before = ", ";
        }
        text.append(sequence.items().isEmpty() ? "[]" : "]");
    }

    private void value(YamlScalar scalar, boolean plain) {
        String value = scalar.isNull() ? "null" : scalar.text();
        if (style.quote().isEmpty() || !scalar.isText() || DoubleQuoted.isNeeded(value)) {
            scalar(value, plain);
        } else if (style.quote().equals("'")) {
            text.append('\'').append(value.replace("'", "''")).append('\'');
        } else {
            DoubleQuoted.append(value, text);
        }
    }

    private void scalar(String value, boolean plain) {
        if (plain && PlainText.isValueInBlock(value)) {
            text.append(value);
        } else {
            DoubleQuoted.append(value, text);
        }
    }
}
