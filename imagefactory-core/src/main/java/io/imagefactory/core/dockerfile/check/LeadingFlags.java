package io.imagefactory.core.dockerfile.check;

import io.imagefactory.core.dockerfile.shell.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/**
 * The words that begin with {@code --} before an instruction's arguments, without their quotes and escapes
 * ({@code extractBuilderFlags} in {@code split_command.go}).
 *
 * @param rest everything behind them; {@code --} alone ends them too
 */
public record LeadingFlags(List<Flag> flags, String rest) {

    /**
     * A flag, {@code --from=build}.
     *
     * @param column where it begins, if that is in the first line
     */
    public record Flag(String text, OptionalInt column) {}

    /**
     * Reads them from a text.
     *
     * @param column that of each place in the text
     */
    public static LeadingFlags of(String text, char escape, IntFunction<OptionalInt> column) {
        List<Flag> flags = new ArrayList<>();
        int position = 0;
        while (true) {
            while (position < text.length() && Octets.isSpace(text.charAt(position))) {
                position++;
            }
            if (!text.startsWith("--", position)) {
                return new LeadingFlags(flags, text.substring(position));
            }
            Word word = Word.read(text, position, escape);
            int start = position;
            position = word.end();
            if (word.text().equals("--")) {
                return new LeadingFlags(flags, text.substring(position));
            }
            flags.add(new Flag(word.text(), column.apply(start)));
        }
    }

    private record Word(String text, int end) {
        private static final int UNQUOTED = -1;

        static Word read(String text, int start, char escape) {
            StringBuilder word = new StringBuilder();
            int quote = UNQUOTED;
            int i = start;
            for (; i < text.length(); i++) {
                char c = text.charAt(i);
                if (quote == UNQUOTED && Octets.isSpace(c)) {
                    break;
                }
                if (c == quote) {
                    quote = UNQUOTED;
                } else if (quote == UNQUOTED && (c == '\'' || c == '"')) {
                    quote = c;
                } else if (c != escape) {
                    // A byte is taken for a rune here, as BuildKit does: what is not ASCII comes out garbled.
                    Octets.append(word, c);
                } else if (i + 1 < text.length()) {
                    Octets.append(word, text.charAt(++i));
                }
            }
            return new Word(word.toString(), i);
        }
    }
}
