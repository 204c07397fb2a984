package io.imagefactory.core.dockerfile;

/**
 * Goes through JSON value by value, as Go's {@code encoding/json} accepts it. Nesting costs a character a level, no
 * stack; more than 10,000 levels are no JSON.
 */
final class JsonScanner {
    private static final int MAX_DEPTH = 10_000;

    private final String text;
    private int position;
    private boolean numbersFit = true;

    JsonScanner(String text) {
        this.text = text;
    }

    /** The text is no JSON. */
    static final class NotJson extends RuntimeException {
        NotJson() {
            super(null, null, false, false);
        }
    }

    /** Whether all numbers that were skipped are within the range of a double. */
    boolean numbersFit() {
        return numbersFit;
    }

    /** Skips one value of any kind within so many open brackets, with an own stack of those that it opens. */
    void skipValue(int outerDepth) {
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

    /** The octets of a string. */
    String readString() {
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

    void skipSpace() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\r' || peek() == '\n') {
            position++;
        }
    }

    /** The next character; at the end one that fits nowhere. */
    char peek() {
        return position < text.length() ? text.charAt(position) : '\uFFFF';
    }

    void expect(char c) {
        if (peek() != c) {
            throw new NotJson();
        }
        position++;
    }

    /** Whether a character follows, which is then skipped. */
    boolean accept(char c) {
        boolean follows = peek() == c;
        position += follows ? 1 : 0;
        return follows;
    }

    void expectEnd() {
        skipSpace();
        if (position != text.length()) {
            throw new NotJson();
        }
    }
}
