package io.imagefactory.core.dockerfile.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * One run of the {@link ShellLexer} over a text.
 *
 * <p>Nested substitutions and quotes stand on a stack of our own and write into one buffer: ten thousand levels cost ten
 * thousand small objects.
 */
final class ShellExpander {
    private static final char NONE = '\0';

    private final ShellLexer lexer;
    private final String text;
    private final Variables variables;
    private final Budget budget;
    private final boolean splitting;
    private final StringBuilder out = new StringBuilder();
    private final ShellWords words = new ShellWords();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private boolean rawEscapes;
    private boolean known = true;
    private int position;

    ShellExpander(ShellLexer lexer, String text, Variables variables, Budget budget, boolean splitting) {
        this.lexer = lexer;
        // BuildKit's scanner drops a byte order mark at the beginning of whatever it reads.
        this.text = Octets.withoutByteOrderMark(text);
        this.variables = variables;
        this.budget = budget;
        this.splitting = splitting;
        this.rawEscapes = lexer.rawEscapes();
    }

    Expansion expand() {
        run();
        return new Expansion(out.toString(), known);
    }

    List<String> words() {
        run();
        return words.finish();
    }

    /** An open quote or substitution; the text since the mark is its own. */
    private record Frame(char end, int mark, boolean outerRawEscapes, Optional<Substitution> substitution) {}

    private void run() {
        budget.spend(text.length());
        while (position < text.length()) {
            Frame frame = frames.peek();
            if (frame == null) {
                readInWord(NONE);
            } else if (frame.substitution().isEmpty()) {
                readInQuotes();
            } else {
                readInWord(frame.end());
            }
        }
        if (!frames.isEmpty()) {
            throw new Fault(missing(frames.peek()));
        }
    }

    private String missing(Frame frame) {
        return switch (frame.end()) {
            case '"' -> "a double quote is not closed in " + Fault.quote(text);
            case '/' -> "the second \"/\" of a substitution is missing in " + Fault.quote(text);
            default -> "the \"}\" of a substitution is missing in " + Fault.quote(text);
        };
    }

    private void readInWord(char end) {
        char c = text.charAt(position);
        if (end != NONE && c == end) {
            position++;
            close();
        } else if (c == '$') {
            readVariable();
        } else if (c == '<') {
            readPossibleHeredoc();
        } else if (c == '\'' && lexer.quotes()) {
            readSingleQuotes();
        } else if (c == '"' && lexer.quotes()) {
            openQuotes();
        } else {
            readCharacter();
        }
    }

    private void readCharacter() {
        int rune = next();
        boolean escaped = rune == lexer.escape();
        if (escaped) {
            if (rawEscapes) {
                literal(rune);
            }
            if (position == text.length()) {
                return;
            }
            rune = next();
        }
        Octets.append(out, rune);
        if (onTop()) {
            words.add(rune, !escaped);
        }
    }

    private int next() {
        int rune = Octets.rune(text, position);
        position += Octets.width(text, position);
        return rune;
    }

    private void literal(int rune) {
        Octets.append(out, rune);
        if (onTop()) {
            words.add(rune, false);
        }
    }

    private boolean onTop() {
        return splitting && frames.isEmpty();
    }

    private void readPossibleHeredoc() {
        int start = position++;
        if (position < text.length() && text.charAt(position) == '<') {
            position++;
            while (position < text.length() && " \t\r".indexOf(text.charAt(position)) >= 0) {
                position++;
            }
        }
        append(text.substring(start, position), false);
    }

    private void append(String value, boolean split) {
        budget.limit(out.length() + value.length());
        out.append(value);
        if (onTop()) {
            words.add(value, split);
        }
    }

    private void readSingleQuotes() {
        int close = text.indexOf('\'', position + 1);
        if (close < 0) {
            throw new Fault("a single quote is not closed in " + Fault.quote(text));
        }
        int from = lexer.rawQuotes() ? position : position + 1;
        int to = lexer.rawQuotes() ? close + 1 : close;
        StringBuilder quoted = new StringBuilder(to - from);
        for (position = from; position < to; ) {
            Octets.append(quoted, next());
        }
        position = close + 1;
        append(quoted.toString(), false);
    }

    private void openQuotes() {
        frames.push(new Frame('"', out.length(), rawEscapes, Optional.empty()));
        position++;
        if (lexer.rawQuotes()) {
            out.append('"');
        }
    }

    private void readInQuotes() {
        char c = text.charAt(position);
        if (c == '"') {
            position++;
            if (lexer.rawQuotes()) {
                out.append('"');
            }
            close();
        } else if (c == '$') {
            readVariable();
        } else if (c == lexer.escape()) {
            readEscapeInQuotes();
        } else {
            Octets.append(out, next());
        }
    }

    private void readEscapeInQuotes() {
        position++;
        if (rawEscapes) {
            out.append(lexer.escape());
        }
        if (position == text.length()) {
            return;
        }
        char c = text.charAt(position);
        if (c == '"' || c == '$' || c == lexer.escape()) {
            position++;
            out.append(c);
        } else {
            out.append(lexer.escape());
        }
    }

    private void readVariable() {
        position++;
        if (position == text.length() || text.charAt(position) != '{') {
            String name = readName();
            if (name.isEmpty()) {
                append("$", true);
            } else {
                appendValue(name, "$" + name);
            }
            return;
        }
        position++;
        if (position == text.length()) {
            throw new Fault("the \"}\" of a substitution is missing in " + Fault.quote(text));
        }
        char first = text.charAt(position);
        if (first == '{' || first == '}' || first == ':') {
            throw new Fault("a variable's name is missing behind \"${\" in " + Fault.quote(text));
        }
        readSubstitution(readName());
    }

    private void appendValue(String name, String asWritten) {
        Optional<String> value = value(name);
        String result = value.orElse(lexer.keepUnset() ? asWritten : "");
        budget.spend(result.length());
        append(result, true);
    }

    private Optional<String> value(String name) {
        known &= variables.knows(name);
        return variables.value(name);
    }

    private String readName() {
        int start = position;
        while (position < text.length()) {
            int rune = Octets.rune(text, position);
            boolean first = position == start;
            if (first && Character.isDigit(rune)) {
                skipDigits();
                return text.substring(start, position);
            }
            if (first && rune < 0x80 && "@*#?-$!0".indexOf(rune) >= 0) {
                position++;
                return text.substring(start, position);
            }
            if (!Character.isLetterOrDigit(rune) && rune != '_') {
                break;
            }
            position += Octets.width(text, position);
        }
        return text.substring(start, position);
    }

    private void skipDigits() {
        while (position < text.length() && Character.isDigit(Octets.rune(text, position))) {
            position += Octets.width(text, position);
        }
    }

    private void readSubstitution(String name) {
        int start = position;
        int operator = position < text.length() ? next() : -1;
        if (operator == '}') {
            appendValue(name, "${" + name + "}");
            return;
        }
        boolean emptyIsUnset = operator == ':';
        if (emptyIsUnset) {
            operator = position < text.length() ? next() : -1;
        }
        boolean pattern = operator == '#' || operator == '%';
        boolean supported = emptyIsUnset ? !pattern : pattern || operator > 0 && "+-?/".indexOf(operator) >= 0;
        String modifier = text.substring(start, position);
        if (!supported) {
            throw Substitution.unsupported(modifier);
        }
        if (operator == '/' && !emptyIsUnset) {
            openReplacement(name);
        } else {
            open(new Substitution.Modified(name, value(name), modifier, (char) operator), '}', pattern);
        }
    }

    private void openReplacement(String name) {
        boolean all = position < text.length() && text.charAt(position) == '/';
        if (all) {
            position++;
        }
        open(new Substitution.Pattern(name, value(name), all), '/', true);
    }

    private void open(Substitution substitution, char end, boolean raw) {
        // BuildKit has one buffer for the word at hand, and a nested substitution empties it.
        words.forgetCurrent();
        frames.push(new Frame(end, out.length(), rawEscapes, Optional.of(substitution)));
        if (isKept(substitution)) {
            // Written before its word and not around it, so that nothing moves; a fault throws all of it away anyway.
            out.append(substitution.head());
        }
        rawEscapes = raw;
    }

    private void close() {
        Frame frame = frames.pop();
        rawEscapes = frame.outerRawEscapes();
        if (frame.substitution().isEmpty()) {
            flush(frame, false);
            return;
        }
        Substitution substitution = frame.substitution().get();
        if (substitution instanceof Substitution.Pattern pattern) {
            closePattern(frame, pattern);
            return;
        }
        if (isKept(substitution)) {
            out.append('}');
        } else if (!substitution.isItsWord()) {
            String result = substitution.result(out.substring(frame.mark()), known, budget);
            budget.spend(result.length());
            budget.limit(frame.mark() + result.length());
            out.setLength(frame.mark());
            out.append(result);
        }
        flush(frame, true);
    }

    private boolean isKept(Substitution substitution) {
        return lexer.keepUnset() && substitution.value().isEmpty();
    }

    private void closePattern(Frame frame, Substitution.Pattern pattern) {
        String glob = "";
        if (isKept(pattern)) {
            out.append('/');
        } else {
            glob = out.substring(frame.mark());
            out.setLength(frame.mark());
        }
        frames.push(new Frame('}', frame.mark(), rawEscapes, Optional.of(pattern.replacedBy(glob))));
        rawEscapes = true;
    }

    private void flush(Frame frame, boolean split) {
        if (onTop()) {
            words.add(out.substring(frame.mark()), split);
        }
    }
}
