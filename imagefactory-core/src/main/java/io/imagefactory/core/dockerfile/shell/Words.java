package io.imagefactory.core.dockerfile.shell;

import java.util.ArrayList;
import java.util.List;

/** The ways in which an instruction's arguments are split ({@code line_parsers.go}). */
public final class Words {
    /** White space of a regular expression in Go: without the vertical tab. */
    public static final String SPACE = "[ \t\n\f\r]";

    /** Anything else. */
    public static final String NO_SPACE = "[^ \t\n\f\r]";

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
        return text.isEmpty() ? List.of() : splitAtBlanks(text, Integer.MAX_VALUE);
    }

    /** The first word and all the rest. */
    public static List<String> splitOnceAtBlanks(String text) {
        return splitAtBlanks(text, 2);
    }

    private static List<String> splitAtBlanks(String text, int most) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < text.length() && words.size() < most - 1; at++) {
            if (isBlank(text.charAt(at))) {
                words.add(text.substring(start, at));
                while (at + 1 < text.length() && isBlank(text.charAt(at + 1))) {
                    at++;
                }
                start = at + 1;
            }
        }
        words.add(text.substring(start));
        return words;
    }

    /** What separates words; a line feed is none of it. */
    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u000B' || c == '\f' || c == '\r';
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
