package io.imagefactory.core.dockerfile.shell;

import java.util.ArrayList;
import java.util.List;

/** The ways in which an instruction's arguments are split ({@code line_parsers.go}). */
public final class Words {
    private final String text;
    private final char escape;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int position;

    private Words(String text, char escape) {
        this.text = text;
        this.escape = escape;
    }

    /** At white space, quotes and escapes counting for nothing. */
    public static List<String> splitAtBlanks(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length() && !text.isEmpty(); i++) {
            if (i == text.length() || Octets.isBlank(text.charAt(i))) {
                words.add(text.substring(start, i));
                while (i + 1 < text.length() && Octets.isBlank(text.charAt(i + 1))) {
                    i++;
                }
                start = i + 1;
            }
        }
        return words;
    }

    /** The first word and all the rest. */
    public static List<String> splitOnceAtBlanks(String text) {
        int end = 0;
        while (end < text.length() && !Octets.isBlank(text.charAt(end))) {
            end++;
        }
        int next = end;
        while (next < text.length() && Octets.isBlank(text.charAt(next))) {
            next++;
        }
        return next == end ? List.of(text) : List.of(text.substring(0, end), text.substring(next));
    }

    /** At white space that is neither quoted nor escaped; quotes and escapes stay ({@code parseWords}). */
    public static List<String> split(String text, char escape) {
        return new Words(text, escape).split();
    }

    private List<String> split() {
        int quote = 0;
        while (position < text.length()) {
            int rune = Octets.rune(text, position);
            position += Octets.width(text, position);
            if (quote == 0 && Octets.isSpace(rune)) {
                endWord();
                continue;
            }
            if (quote == 0) {
                quote = rune == '\'' || rune == '"' ? rune : 0;
                read(rune, rune == escape);
            } else {
                boolean escaping = rune == escape && quote != '\'';
                quote = rune == quote ? 0 : quote;
                read(rune, escaping);
            }
        }
        endWord();
        return words;
    }

    private void read(int rune, boolean escaping) {
        if (!escaping) {
            Octets.append(word, rune);
        } else if (position < text.length()) {
            Octets.append(word, rune);
            Octets.append(word, Octets.rune(text, position));
            position += Octets.width(text, position);
        }
    }

    private void endWord() {
        // An escape character at the very end is dropped, and a word of nothing else with it.
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        word.setLength(0);
    }
}
