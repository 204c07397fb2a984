package io.imagefactory.core.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

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

    private static final Pattern NUMBER_OR_DATE = Pattern.compile(
            "[-+.]*+(?:[0-9][-0-9_.,:+eEtTzZ ]*+" + "|0[xXoObB][-0-9_.,:+a-fA-FtTzZ ]*+)|[-+.]++(?i:inf|nan)");

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
                && !isNumberOrDate(text);
    }

    private static boolean isNumberOrDate(String text) {
        return "-+.0123456789".indexOf(text.charAt(0)) >= 0
                && NUMBER_OR_DATE.matcher(text).matches();
    }

    /** Whether a value that stands without quotes somewhere may also do so in a block: not what begins an entry there. */
    static boolean isValueInBlock(String text) {
        return !DoubleQuoted.isNeeded(text)
                && (text.isEmpty() || "-?:".indexOf(text.charAt(0)) < 0 || text.length() > 1 && text.charAt(1) != ' ');
    }

    /** Whether a value that stands without quotes somewhere may also do so in a list in one line. */
    static boolean isValueInFlow(String text) {
        return isSafe(text) && text.chars().noneMatch(c -> ",[]{}".indexOf(c) >= 0);
    }

    private static boolean hasKeyOrComment(String text) {
        return text.endsWith(":") || text.contains(": ") || text.contains(" #");
    }

    private static boolean isWord(String text) {
        return text.length() <= LONGEST_WORD && WORDS.contains(text.toLowerCase(Locale.ROOT));
    }
}
