package io.imagefactory.core.yaml;

import java.util.Locale;
import java.util.Set;

/**
 * Which text may stand in YAML without quotes: only what every reader, of YAML 1.1 (numbers to base 60, {@code yes},
 * dates) as of YAML 1.2, takes for the same text.
 *
 * @see <a href="https://yaml.org/type/">The types of YAML 1.1</a>
 */
final class PlainText {

    /** What some reader takes for a truth value, nothing, a merge or a default; {@code None} is what Python prints. */
    private static final Set<String> WORDS =
            Set.of("null", "none", "true", "false", "yes", "no", "on", "off", "y", "n", "nil", "~", "=", "<<");

    private static final int LONGEST_WORD = 5;

    /** What begins something else than text. */
    private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`";

    /** In the first column, and before a blank, it ends the document. */
    private static final String DOCUMENT_END = "...";

    private PlainText() {}

    static boolean isSafe(String text) {
        return !text.isEmpty()
                && INDICATORS.indexOf(text.charAt(0)) < 0
                && !text.startsWith(DOCUMENT_END)
                && !Character.isWhitespace(text.charAt(0))
                && !Character.isWhitespace(text.charAt(text.length() - 1))
                && !hasKeyOrComment(text)
                && !DoubleQuoted.isNeeded(text)
                && !isWord(text)
                && !looksLikeNumberOrDate(text);
    }

    /** Whether a value that stands without quotes somewhere may also do so in a block: not what begins an entry there. */
    static boolean isValueInBlock(String text) {
        return !DoubleQuoted.isNeeded(text)
                && (text.isEmpty() || "-?:".indexOf(text.charAt(0)) < 0 || text.length() > 1 && text.charAt(1) != ' ');
    }

    private static boolean hasKeyOrComment(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':' && (i + 1 == text.length() || text.charAt(i + 1) == ' ')
                    || c == '#' && i > 0 && text.charAt(i - 1) == ' ') {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(String text) {
        return text.length() <= LONGEST_WORD && WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean looksLikeNumberOrDate(String text) {
        char first = text.charAt(0);
        if ("+-.".indexOf(first) >= 0 && text.length() > 1) {
            String rest = text.substring(1).toLowerCase(Locale.ROOT);
            return rest.matches("\\.?(inf|nan)") || looksLikeNumberOrDate(text.substring(1));
        }
        if (!isDigit(first)) {
            return false;
        }
        boolean radix = text.length() > 1 && first == '0' && "xXoObB".indexOf(text.charAt(1)) >= 0;
        return text.chars().skip(radix ? 2 : 0).allMatch(c -> isNumberOrDatePart((char) c, radix));
    }

    private static boolean isNumberOrDatePart(char c, boolean radix) {
        return isDigit(c) || "_.,:+-eEtTzZ ".indexOf(c) >= 0 || radix && "abcdfABCDF".indexOf(c) >= 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
