package io.imagefactory.core.dockerfile;

import java.util.ArrayList;
import java.util.List;

/**
 * The words that begin with {@code --} before an instruction's arguments, without their quotes and escapes
 * ({@code extractBuilderFlags} in {@code split_command.go}).
 *
 * @param rest everything behind them; {@code --} alone ends them too
 */
record LeadingFlags(List<Flag> flags, String rest) {

    /**
     * A flag, {@code --from=build}.
     *
     * @param offset where it begins
     */
    record Flag(String text, int offset) {}

    static LeadingFlags of(String text, char escape, int offset) {
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
            flags.add(new Flag(word.text(), offset + start));
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
