package io.imagefactory.core.yaml;

/**
 * Text between double quotes: whatever could not be seen, or would end a line, as an escape.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/#57-escaped-characters">Escaped characters</a>
 */
final class DoubleQuoted {

    private DoubleQuoted() {}

    static void append(String value, StringBuilder text) {
        text.append('"');
        value.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                text.append('\\').appendCodePoint(c);
            } else if (isEscaped(c)) {
                text.append(escape(c));
            } else {
                text.appendCodePoint(c);
            }
        });
        text.append('"');
    }

    /** Whether something in it can only be written as an escape. */
    static boolean isNeeded(String value) {
        for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
            if (isEscaped(value.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Controls, line breaks, a space that looks like another, halves of a pair. */
    private static boolean isEscaped(int c) {
        return Character.isISOControl(c)
                || c == 0xA0
                || c == 0x2028
                || c == 0x2029
                || c == 0xFEFF
                || c == 0xFFFE
                || c == 0xFFFF
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static String escape(int c) {
        return switch (c) {
            case 0 -> "\\0";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            default -> c <= 0xFF ? "\\x%02X".formatted(c) : "\\u%04X".formatted(c);
        };
    }
}
