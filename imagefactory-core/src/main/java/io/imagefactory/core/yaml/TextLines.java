package io.imagefactory.core.yaml;

import java.util.ArrayList;
import java.util.List;

/** A text by its lines, which end as those of YAML do: by {@code \n}, {@code \r\n} or {@code \r}. Counted from 0. */
final class TextLines {

    private final String text;
    private final List<Integer> starts = new ArrayList<>();

    TextLines(String text) {
        this.text = text;
        int start = 0;
        while (start < text.length()) {
            starts.add(start);
            start += length(start);
        }
    }

    /** With the end of the line. */
    private int length(int start) {
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return i + 1 - start;
            }
            if (c == '\r') {
                return i + (text.startsWith("\n", i + 1) ? 2 : 1) - start;
            }
        }
        return text.length() - start;
    }

    int count() {
        return starts.size();
    }

    /** Where the line begins; behind the last one, where the text ends. */
    int start(int line) {
        return line < count() ? starts.get(line) : text.length();
    }

    /** Without what ends it. */
    String line(int line) {
        return text.substring(start(line), start(line + 1)).replaceFirst("[\r\n]+$", "");
    }

    /** What ends the line; empty for a last one that nothing ends. */
    String end(int line) {
        return text.substring(start(line) + line(line).length(), start(line + 1));
    }

    /** What ends the last line that is ended; a line feed where none is. */
    String end() {
        for (int line = count() - 1; line >= 0; line--) {
            if (!end(line).isEmpty()) {
                return end(line);
            }
        }
        return "\n";
    }

    /** The index of what stands there. */
    int offset(Position position) {
        return text.offsetByCodePoints(start(position.line() - 1), position.column() - 1);
    }

    /** The character that stands there; a line feed behind the end of the text. */
    char at(Position position) {
        int offset = offset(position);
        return offset < text.length() ? text.charAt(offset) : '\n';
    }

    boolean isBlank(int line) {
        return line(line).isBlank();
    }

    boolean isComment(int line) {
        return line(line).stripLeading().startsWith("#");
    }

    /** How many characters stand before the first that is none of space and tab. */
    int indent(int line) {
        String content = line(line);
        return content.length() - content.stripLeading().length();
    }
}
