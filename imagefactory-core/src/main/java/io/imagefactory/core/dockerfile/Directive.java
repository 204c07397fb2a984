package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.shell.Octets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A parser directive, {@code # escape=`} ({@code directives.go}).
 *
 * @param name {@code syntax}, {@code escape} or {@code check}
 */
record Directive(String name, String value) {
    private static final Set<String> NAMES = Set.of("syntax", "escape", "check");

    /** The directive that a comment is, if it is one. */
    static Optional<Directive> in(String line, String commentMark) {
        if (!line.startsWith(commentMark)) {
            return Optional.empty();
        }
        String comment = Octets.trimStart(line.substring(commentMark.length()));
        int end = endOfName(comment);
        int equals = skipSpace(comment, end);
        if (end == 0 || equals == comment.length() || comment.charAt(equals) != '=') {
            return Optional.empty();
        }
        String name = comment.substring(0, end).toLowerCase(Locale.ROOT);
        String value = value(comment, equals + 1);
        return NAMES.contains(name) && !value.isEmpty() ? Optional.of(new Directive(name, value)) : Optional.empty();
    }

    private static int endOfName(String comment) {
        int end = 0;
        while (end < comment.length() && isNamePart(comment.charAt(end), end == 0)) {
            end++;
        }
        return end;
    }

    private static boolean isNamePart(char c, boolean first) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || !first && c >= '0' && c <= '9';
    }

    private static String value(String comment, int from) {
        int start = skipSpace(comment, from);
        int end = comment.length();
        while (end > start && isSpace(comment.charAt(end - 1))) {
            end--;
        }
        // A value of white space alone is a value, as the last of it need not belong to what is skipped.
        return start == end && from < comment.length()
                ? comment.substring(comment.length() - 1)
                : comment.substring(start, end);
    }

    private static int skipSpace(String text, int from) {
        int i = from;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** White space of a regular expression: without the vertical tab. */
    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
    }

    /** The value up to its first space. */
    String firstWord() {
        int space = value.indexOf(' ');
        return space < 0 ? value : value.substring(0, space);
    }
}
