package io.imagefactory.core.yaml;

import io.imagefactory.core.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A text by its lines, for those who must be shown one. Lines are counted from 1. */
final class SourceText {

    /** How much of a long line is shown before and behind the place. */
    private static final int CONTEXT = 60;

    private final List<String> lines = new ArrayList<>();

    SourceText(String text) {
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start, end).stripTrailing());
            start = end + 1;
        }
        lines.add(text.substring(start).stripTrailing());
    }

    /** Without the blanks at its end; empty for one that is not there. */
    String line(int number) {
        return number < 1 || number > lines.size() ? "" : lines.get(number - 1);
    }

    /** The last line before that one in which there is more than a comment; 0 for none. */
    int before(int number) {
        int line = Math.min(number - 1, lines.size());
        while (line > 0 && (line(line).isBlank() || line(line).strip().startsWith("#"))) {
            line--;
        }
        return line;
    }

    /** The character at a place; empty behind the end of its line. */
    Optional<String> at(Position position) {
        return rest(position).isEmpty()
                ? Optional.empty()
                : Optional.of(Character.toString(rest(position).codePointAt(0)));
    }

    /** The line from that place on. */
    String rest(Position position) {
        String line = line(position.line());
        return line.substring(offset(line, position.column() - 1));
    }

    /** The line up to that place. */
    String start(Position position) {
        String line = line(position.line());
        return line.substring(0, offset(line, position.column() - 1));
    }

    /**
     * The line with a caret below the place, to come in lines of their own after a message. A tab is shown as one character;
     * what a terminal acts on is not shown.
     */
    String excerpt(Position position) {
        String line = line(position.line());
        int[] points = line.codePoints().toArray();
        int column = Math.min(position.column() - 1, points.length);
        int from = column > CONTEXT ? column - CONTEXT : 0;
        int to = Math.min(points.length, column + CONTEXT);
        String cut = (from > 0 ? "…" : "") + new String(points, from, to - from) + (to < points.length ? "…" : "");
        int caret = column - from + (from > 0 ? 1 : 0);
        String shown = cut.replace('\t', '→')
                .codePoints()
                .collect(StringBuilder::new, (all, c) -> all.append(shown(c)), StringBuilder::append)
                .toString();
        String number = String.format(Locale.ROOT, "%5d", position.line());
        return "\n" + number + " | " + shown + "\n" + " ".repeat(number.length()) + " | " + " ".repeat(caret) + "^";
    }

    /** Character by character, so that the caret stays where it is. */
    private static String shown(int codePoint) {
        String shown = Printable.of(Character.toString(codePoint));
        return shown.isEmpty() ? " " : shown;
    }

    private static int offset(String line, int codePoints) {
        return line.offsetByCodePoints(0, Math.min(codePoints, line.codePointCount(0, line.length())));
    }
}
