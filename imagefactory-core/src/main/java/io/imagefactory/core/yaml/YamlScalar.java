package io.imagefactory.core.yaml;

import java.util.List;

/**
 * Text, a number, a truth value or nothing. Which of them is for the reader of the field to say: a version
 * {@code 1.10} stays {@code 1.10}. Only nothing is known here: an unquoted {@code null}, {@code ~} or empty value.
 */
public final class YamlScalar extends YamlNode {

    private static final int LONGEST_NULL = 4;

    private static final YamlScalar NOTHING = new YamlScalar("null", true, Position.NONE);

    private final String text;
    private final Style style;

    /** How it is written. */
    private enum Style {
        PLAIN,
        QUOTED,
        QUOTED_IF_NEEDED
    }

    /** A scalar that stands in a text, with or without quotes. */
    YamlScalar(String text, boolean plain, Position position) {
        this(text, plain ? Style.PLAIN : Style.QUOTED, position);
    }

    private YamlScalar(String text, Style style, Position position) {
        super(position, List.of());
        this.text = text;
        this.style = style;
    }

    /** Text, written with quotes where YAML could read it as something else. */
    public static YamlScalar of(String text) {
        return new YamlScalar(text, Style.QUOTED_IF_NEEDED, Position.NONE);
    }

    /** {@code true} or {@code false}. */
    public static YamlScalar of(boolean value) {
        return new YamlScalar(Boolean.toString(value), true, Position.NONE);
    }

    /** A whole number. */
    public static YamlScalar of(int value) {
        return new YamlScalar(Integer.toString(value), true, Position.NONE);
    }

    /** {@code null}. */
    public static YamlScalar nothing() {
        return NOTHING;
    }

    /** The text as it stands, without quotes and escapes; {@code null}, {@code ~} or empty where {@link #isNull()}. */
    public String text() {
        return text;
    }

    @Override
    public boolean isNull() {
        return style == Style.PLAIN
                && text.length() <= LONGEST_NULL
                && switch (text) {
                    case "", "~", "null", "Null", "NULL" -> true;
                    default -> false;
                };
    }

    /** Whether it is written without quotes. */
    public boolean isPlain() {
        return style == Style.PLAIN || style == Style.QUOTED_IF_NEEDED && PlainText.isSafe(text);
    }

    /** Whether it is known to be text, whatever it looks like. */
    boolean isText() {
        return style != Style.PLAIN;
    }

    @Override
    public String describe() {
        return isNull() ? "nothing" : "text";
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof YamlScalar that
                        && (isNull() ? that.isNull() : !that.isNull() && text.equals(that.text));
    }

    @Override
    public int hashCode() {
        return isNull() ? 0 : text.hashCode();
    }

    @Override
    public String toString() {
        return isNull() ? "null" : text;
    }
}
