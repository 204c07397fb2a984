package io.imagefactory.core.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the plain part of YAML in which most files are written, many times faster than all of YAML can be read: ASCII,
 * mappings and lists as blocks or, of scalars, in one line, scalars in one line without escapes, comments. Of any text
 * it either says just what {@link Composer} would, positions included, or that it does not know: for all that has a
 * problem, and for anchors, tags, documents, merge keys and scalars of several lines.
 *
 * <p>One pass, linear in the text.
 */
final class PlainBlocks {

    private static final int MAX_DEPTH = 50;

    /** An implicit key is shorter than 1,024 characters (YAML 1.2, 7.4.2 and 8.2.2); no line above that is looked at. */
    private static final int MAX_LINE = 1000;

    /** What begins something else than plain text, and {@code -}, {@code ?} and {@code :}, which may begin it. */
    private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`";

    private final String text;
    private int nodes;
    private int lineStart;
    private int lineEnd = -1;
    private int line;
    private int at;

    private PlainBlocks(String text) {
        this.text = text;
    }

    /** The one document of the text; empty for a text that has more in it than is known here. */
    static Optional<YamlNode> read(String text) {
        PlainBlocks blocks = new PlainBlocks(text);
        try {
            blocks.nextLine();
            YamlNode root = blocks.block(0, 0);
            return blocks.isAtEnd() ? Optional.of(root) : Optional.empty();
        } catch (NotKnown e) {
            return Optional.empty();
        }
    }

    /** Goes to the next line that has more than blanks and a comment. */
    private void nextLine() {
        do {
            lineStart = lineEnd + 1;
            line++;
            if (lineStart >= text.length()) {
                lineEnd = text.length();
                at = lineEnd;
                return;
            }
            int end = text.indexOf('\n', lineStart);
            lineEnd = end < 0 ? text.length() : end;
            check(lineEnd - lineStart <= MAX_LINE);
            for (int i = lineStart; i < lineEnd; i++) {
                check(text.charAt(i) >= ' ' && text.charAt(i) <= '~');
            }
            at = afterBlanks(lineStart);
        } while (at == lineEnd || text.charAt(at) == '#');
    }

    private boolean isAtEnd() {
        return at >= text.length();
    }

    private int indent() {
        return at - lineStart;
    }

    /** The mapping or list that begins here, in the column that is its indent. */
    private YamlNode block(int indent, int depth) {
        check(!isAtEnd() && indent() == indent && depth < MAX_DEPTH);
        return isDash() ? sequence(indent, depth) : mapping(indent, depth);
    }

    private boolean isDash() {
        return text.charAt(at) == '-' && (at + 1 == lineEnd || text.charAt(at + 1) == ' ');
    }

    private YamlMapping mapping(int indent, int depth) {
        Position position = position(at);
        Map<String, YamlNode> values = new LinkedHashMap<>();
        Map<String, Position> keyPositions = new HashMap<>();
        while (!isAtEnd() && indent() == indent && !isDash()) {
            int end = keyEnd(at);
            check(end > at);
            String key = text.substring(at, end);
            keyPositions.put(key, position(at));
            countOne();
            YamlNode value = value(end + 1, indent, depth);
            check(values.put(key, value) == null);
            check(isAtEnd() || indent() <= indent);
        }
        return count(new YamlMapping(values, keyPositions, position));
    }

    /** What follows the colon of a key. */
    private YamlNode value(int from, int indent, int depth) {
        int start = afterBlanks(from);
        if (!isLineOver(start)) {
            return scalarOrFlow(start);
        }
        Position afterColon = position(from);
        nextLine();
        if (!isAtEnd() && (indent() > indent || indent() == indent && isDash())) {
            return block(indent(), depth + 1);
        }
        return count(new YamlScalar("", true, afterColon));
    }

    private YamlSequence sequence(int indent, int depth) {
        Position position = position(at);
        List<YamlNode> items = new ArrayList<>();
        while (!isAtEnd() && indent() == indent && isDash()) {
            at = afterBlanks(at + 1);
            check(!isLineOver(at));
            items.add(isDash() || keyEnd(at) > at ? block(indent(), depth + 1) : scalarOrFlow(at));
            check(isAtEnd() || indent() <= indent);
        }
        return count(new YamlSequence(items, position));
    }

    /** What begins and ends in this line; then goes to the next. */
    private YamlNode scalarOrFlow(int start) {
        at = start;
        YamlNode node = switch (text.charAt(start)) {
            case '[' -> flowSequence();
            case '{' -> flowMapping();
            case '"', '\'' -> quoted();
            default -> plain();
        };
        check(isLineOver(at));
        nextLine();
        return node;
    }

    private YamlScalar plain() {
        int start = at;
        check(INDICATORS.indexOf(text.charAt(start)) < 0);
        int end = start + 1;
        for (; end < lineEnd; end++) {
            char c = text.charAt(end);
            if (c == '#' && text.charAt(end - 1) == ' ') {
                break;
            }
            check(c != ':' || end + 1 < lineEnd && text.charAt(end + 1) != ' ');
        }
        at = end;
        while (text.charAt(end - 1) == ' ') {
            end--;
        }
        return count(new YamlScalar(text.substring(start, end), true, position(start)));
    }

    private YamlScalar quoted() {
        int start = at;
        char quote = text.charAt(start);
        int end = text.indexOf(quote, start + 1);
        check(end > 0 && end < lineEnd);
        String content = text.substring(start + 1, end);
        check(quote == '"' ? content.indexOf('\\') < 0 : end + 1 == lineEnd || text.charAt(end + 1) != '\'');
        at = afterBlanks(end + 1);
        return count(new YamlScalar(content, false, position(start)));
    }

    private YamlSequence flowSequence() {
        Position position = position(at);
        List<YamlNode> items = new ArrayList<>();
        at = afterBlanks(at + 1);
        while (charHere() != ']') {
            items.add(flowScalar());
            at = afterComma(']');
        }
        at = afterBlanks(at + 1);
        return count(new YamlSequence(items, position));
    }

    private YamlMapping flowMapping() {
        Position position = position(at);
        Map<String, YamlNode> values = new LinkedHashMap<>();
        Map<String, Position> keyPositions = new HashMap<>();
        at = afterBlanks(at + 1);
        while (charHere() != '}') {
            int end = keyEnd(at);
            check(end > at && end + 1 < lineEnd);
            String key = text.substring(at, end);
            keyPositions.put(key, position(at));
            countOne();
            at = afterBlanks(end + 1);
            check(values.put(key, flowScalar()) == null);
            at = afterComma('}');
        }
        at = afterBlanks(at + 1);
        return count(new YamlMapping(values, keyPositions, position));
    }

    private YamlScalar flowScalar() {
        if (charHere() == '"' || charHere() == '\'') {
            return quoted();
        }
        int start = at;
        int end = wordEnd(start);
        check(end > start);
        at = afterBlanks(end);
        return count(new YamlScalar(text.substring(start, end), true, position(start)));
    }

    private int afterComma(char close) {
        if (charHere() == close) {
            return at;
        }
        check(charHere() == ',');
        int next = afterBlanks(at + 1);
        check(next < lineEnd && text.charAt(next) != close);
        return next;
    }

    private char charHere() {
        check(at < lineEnd);
        return text.charAt(at);
    }

    /** Where the colon of a key that begins here stands; else a place that is no greater. */
    private int keyEnd(int from) {
        int end = wordEnd(from);
        boolean colon = end < lineEnd && text.charAt(end) == ':';
        return colon && (end + 1 == lineEnd || text.charAt(end + 1) == ' ') ? end : from;
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < lineEnd && isWordPart(text.charAt(end), end == from)) {
            end++;
        }
        return end;
    }

    private static boolean isWordPart(char c, boolean first) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '_'
                || !first && (c == '-' || c == '.' || c == '/');
    }

    private int afterBlanks(int from) {
        int i = from;
        while (i < lineEnd && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private boolean isLineOver(int position) {
        return position == lineEnd || text.charAt(position) == '#' && text.charAt(position - 1) == ' ';
    }

    private Position position(int offset) {
        return new Position(line, offset - lineStart + 1);
    }

    private <T extends YamlNode> T count(T node) {
        countOne();
        return node;
    }

    /** A value or a key. */
    private void countOne() {
        nodes++;
        check(nodes < Composer.MAX_NODES);
    }

    private static void check(boolean known) {
        if (!known) {
            throw NotKnown.INSTANCE;
        }
    }

    /** Ends the reading of a text that has something else in it. */
    private static final class NotKnown extends RuntimeException {

        private static final NotKnown INSTANCE = new NotKnown();

        private NotKnown() {
            super(null, null, false, false);
        }
    }
}
