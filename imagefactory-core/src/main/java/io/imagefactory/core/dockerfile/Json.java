package io.imagefactory.core.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * As much JSON as a Dockerfile can hold, as Go's {@code encoding/json} accepts it. Nesting costs a character a level, no
 * stack; more than 10,000 levels are no JSON.
 */
final class Json {
    private static final int MAX_DEPTH = 10_000;

    private final String text;
    private int position;
    private boolean numbersFit = true;

    private Json(String text) {
        this.text = text;
    }

    /**
     * The strings of an array; empty if the text is no JSON array.
     *
     * @throws Fault if it is an array that holds something else than strings
     */
    static Optional<List<String>> strings(String octets) {
        String text = Octets.trimStart(octets);
        if (!text.startsWith("[")) {
            return Optional.empty();
        }
        try {
            return new Json(text).readStrings();
        } catch (NotJson e) {
            return Optional.empty();
        }
    }

    /** The string that an object has under a key; empty if the text is no JSON object or has no such string. */
    static Optional<String> member(String octets, String key) {
        try {
            return new Json(octets).readMember(key);
        } catch (NotJson e) {
            return Optional.empty();
        }
    }

    private static final class NotJson extends RuntimeException {
        NotJson() {
            super(null, null, false, false);
        }
    }

    private Optional<List<String>> readStrings() {
        List<String> strings = new ArrayList<>();
        boolean others = false;
        position++;
        skipSpace();
        boolean more = peek() != ']';
        while (more) {
            skipSpace();
            if (peek() == '"') {
                strings.add(readString());
            } else {
                skipValue(1);
                others = true;
            }
            skipSpace();
            more = peek() == ',';
            if (more) {
                position++;
            }
        }
        expect(']');
        expectEnd();
        if (!numbersFit) {
            return Optional.empty();
        }
        if (others) {
            throw new Fault("an array in JSON form may hold nothing but strings in double quotes");
        }
        return Optional.of(strings);
    }

    private Optional<String> readMember(String key) {
        Optional<String> found = Optional.empty();
        skipSpace();
        expect('{');
        skipSpace();
        boolean more = peek() != '}';
        while (more) {
            skipSpace();
            String name = readString();
            skipSpace();
            expect(':');
            skipSpace();
            if (peek() == '"') {
                String value = readString();
                found = name.equals(key) ? Optional.of(value) : found;
            } else {
                skipValue(1);
                found = name.equals(key) ? Optional.empty() : found;
            }
            skipSpace();
            more = peek() == ',';
            if (more) {
                position++;
            }
        }
        expect('}');
        expectEnd();
        return numbersFit ? found : Optional.empty();
    }

    /** Skips one value of any kind, with an own stack of the brackets that are open. */
    private void skipValue(int outerDepth) {
        StringBuilder open = new StringBuilder();
        do {
            skipSpace();
            boolean opened = skipScalarOrOpening(open, outerDepth);
            while (!opened && !open.isEmpty()) {
                skipSpace();
                char last = open.charAt(open.length() - 1);
                if (peek() == ',') {
                    position++;
                    if (last == '{') {
                        skipKey();
                    }
                    break;
                }
                expect(last == '{' ? '}' : ']');
                open.setLength(open.length() - 1);
            }
        } while (!open.isEmpty());
    }

    /** Whether the value has begun and is not yet over. */
    private boolean skipScalarOrOpening(StringBuilder open, int outerDepth) {
        char c = peek();
        if (c != '[' && c != '{') {
            skipScalar(c);
            return false;
        }
        position++;
        if (open.length() + outerDepth >= MAX_DEPTH) {
            throw new NotJson();
        }
        skipSpace();
        if (peek() == (c == '{' ? '}' : ']')) {
            position++;
            return false;
        }
        open.append(c);
        if (c == '{') {
            skipKey();
        }
        return true;
    }

    private void skipKey() {
        skipSpace();
        readString();
        skipSpace();
        expect(':');
    }

    private void skipScalar(char first) {
        switch (first) {
            case '"' -> readString();
            case 't' -> skipWord("true");
            case 'f' -> skipWord("false");
            case 'n' -> skipWord("null");
            default -> skipNumber();
        }
    }

    private void skipWord(String word) {
        if (!text.startsWith(word, position)) {
            throw new NotJson();
        }
        position += word.length();
    }

    private void skipNumber() {
        int start = position;
        if (peek() == '-') {
            position++;
        }
        if (peek() == '0') {
            position++;
        } else {
            skipDigits();
        }
        if (peek() == '.') {
            position++;
            skipDigits();
        }
        if (peek() == 'e' || peek() == 'E') {
            position++;
            if (peek() == '+' || peek() == '-') {
                position++;
            }
            skipDigits();
        }
        numbersFit &= !Double.isInfinite(Double.parseDouble(text.substring(start, position)));
    }

    private void skipDigits() {
        int start = position;
        while (peek() >= '0' && peek() <= '9') {
            position++;
        }
        if (position == start) {
            throw new NotJson();
        }
    }

    private String readString() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (peek() != '"') {
            int rune = Octets.rune(text, checkedPosition());
            if (rune < ' ') {
                throw new NotJson();
            }
            position += Octets.width(text, position);
            Octets.append(value, rune == '\\' ? readEscape() : rune);
        }
        position++;
        return value.toString();
    }

    private int checkedPosition() {
        if (position >= text.length()) {
            throw new NotJson();
        }
        return position;
    }

    private int readEscape() {
        char c = text.charAt(checkedPosition());
        position++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> readUnicode();
            default -> throw new NotJson();
        };
    }

    private int readUnicode() {
        int unit = readHex(position);
        position += 4;
        if (unit < 0xD800 || unit > 0xDFFF) {
            return unit;
        }
        if (unit < 0xDC00 && text.startsWith("\\u", position)) {
            int low = readHex(position + 2);
            if (low >= 0xDC00 && low <= 0xDFFF) {
                position += 6;
                return Character.toCodePoint((char) unit, (char) low);
            }
        }
        return Octets.REPLACEMENT;
    }

    private int readHex(int from) {
        if (from + 4 > text.length()) {
            throw new NotJson();
        }
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                throw new NotJson();
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private void skipSpace() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\r' || peek() == '\n') {
            position++;
        }
    }

    /** The next character; at the end one that fits nowhere. */
    private char peek() {
        return position < text.length() ? text.charAt(position) : '\uFFFF';
    }

    private void expect(char c) {
        if (peek() != c) {
            throw new NotJson();
        }
        position++;
    }

    private void expectEnd() {
        skipSpace();
        if (position != text.length()) {
            throw new NotJson();
        }
    }
}
