package io.imagefactory.core.enroll.hcl;

import io.imagefactory.core.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads the native syntax of HCL ({@code hclsyntax/spec.md} of {@code hashicorp/hcl}), by recursive descent. Nested deeper
 * than {@value #MAX_DEPTH} levels, or with directives ({@code %{if}}) in a template, it is refused.
 */
public final class HclParser {

    private static final int MAX_DEPTH = 60;
    private static final List<List<String>> OPERATORS = List.of(
            List.of("||"),
            List.of("&&"),
            List.of("==", "!="),
            List.of("<=", ">=", "<", ">"),
            List.of("+", "-"),
            List.of("*", "/", "%"));

    private final String text;
    private final int firstLine;
    private final int[] lineBreaks;
    private int at;
    /** How many brackets are open, between which a line break ends nothing. */
    private int open;

    private int depth;

    private HclParser(String text, int firstLine) {
        this.text = text;
        this.firstLine = firstLine;
        this.lineBreaks = IntStream.range(0, text.length())
                .filter(i -> text.charAt(i) == '\n')
                .toArray();
    }

    /**
     * Reads a file.
     *
     * @throws HclException where it is no HCL
     */
    public static Body parse(String text) {
        HclParser parser = new HclParser(text.replace("\r\n", "\n"), 1);
        Body body = parser.body();
        if (parser.at < parser.text.length()) {
            throw parser.fault("an attribute or a block was expected");
        }
        return body;
    }

    /**
     * Reads what stands between the quotes of a template, as JSON files have it too.
     *
     * @throws HclException where it is none
     */
    public static Expression template(String text) {
        return new HclParser(text, 1).parts(text.length());
    }

    private Body body() {
        enter();
        Map<String, Expression> attributes = new LinkedHashMap<>();
        List<Body.Block> blocks = new ArrayList<>();
        for (skip(true); at < text.length() && text.charAt(at) != '}'; skip(true)) {
            int line = line();
            String name = text.charAt(at) == '"' ? label() : name();
            skip(false);
            if (peek() == '=' && !text.startsWith("==", at)) {
                at++;
                attributes.put(name, expression());
            } else {
                blocks.add(block(name, line));
            }
        }
        depth--;
        return new Body(attributes, blocks);
    }

    private Body.Block block(String type, int line) {
        List<String> labels = new ArrayList<>();
        while (peek() != '{') {
            labels.add(peek() == '"' ? label() : name());
            skip(false);
        }
        at++;
        int outside = open;
        open = 0;
        Body body = body();
        open = outside;
        expect("}");
        return new Body.Block(type, labels, body, line);
    }

    private String label() {
        int end = text.indexOf('"', at + 1);
        if (end < 0) {
            throw fault("a quote is not closed");
        }
        String label = text.substring(at + 1, end);
        at = end + 1;
        return label;
    }

    private Expression expression() {
        enter();
        Expression condition = binary(0);
        skip(open > 0);
        if (peek() == '?') {
            at++;
            Expression then = expression();
            expect(":");
            condition = new Expression.Conditional(condition, then, expression());
        }
        depth--;
        return condition;
    }

    private Expression binary(int level) {
        if (level == OPERATORS.size()) {
            return unary();
        }
        Expression left = binary(level + 1);
        for (Optional<String> operator = operator(level); operator.isPresent(); operator = operator(level)) {
            left = new Expression.Binary(operator.get(), left, binary(level + 1));
        }
        return left;
    }

    private Optional<String> operator(int level) {
        skip(open > 0);
        Optional<String> found = OPERATORS.get(level).stream()
                .filter(operator -> text.startsWith(operator, at))
                .filter(operator -> !text.startsWith("//", at) && !text.startsWith("/*", at))
                .findFirst();
        found.ifPresent(operator -> at += operator.length());
        return found;
    }

    private Expression unary() {
        enter();
        skip(open > 0);
        Expression value;
        if (peek() == '!') {
            at++;
            value = new Expression.Not(unary());
        } else if (peek() == '-') {
            at++;
            value = new Expression.Binary("-", new Expression.Literal(YamlScalar.of(0)), unary());
        } else {
            value = postfix(primary());
        }
        depth--;
        return value;
    }

    private Expression postfix(Expression first) {
        Expression value = first;
        while (true) {
            if (text.startsWith("[*]", at) || text.startsWith(".*", at)) {
                at += text.charAt(at) == '.' ? 2 : 3;
                List<Expression> keys = new ArrayList<>();
                while (peek() == '.') {
                    at++;
                    keys.add(literal(name()));
                }
                value = new Expression.Splat(value, keys);
            } else if (peek() == '[') {
                at++;
                open++;
                Expression key = expression();
                open--;
                expect("]");
                value = new Expression.Index(value, key);
            } else if (peek() == '.' && !text.startsWith("...", at)) {
                at++;
                value = new Expression.Index(value, literal(name()));
            } else {
                return value;
            }
        }
    }

    private Expression primary() {
        char c = peek();
        if (c == '"') {
            return quoted();
        }
        if (text.startsWith("<<", at)) {
            return heredoc();
        }
        if (c == '(') {
            at++;
            open++;
            Expression inner = expression();
            open--;
            expect(")");
            return inner;
        }
        if (c == '[') {
            return list();
        }
        if (c == '{') {
            return object();
        }
        if (Character.isDigit(c)) {
            int start = at;
            while (Character.isDigit(peek())
                    || peek() == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1))) {
                at++;
            }
            return literal(text.substring(start, at));
        }
        String name = name();
        if (peek() == '(') {
            return call(name);
        }
        return switch (name) {
            case "true", "false" -> new Expression.Literal(YamlScalar.of(name.equals("true")));
            case "null" -> new Expression.Literal(YamlScalar.nothing());
            default -> new Expression.Variable(name);
        };
    }

    private Expression call(String name) {
        at++;
        open++;
        List<Expression> arguments = new ArrayList<>();
        boolean expanded = false;
        for (skip(true); peek() != ')'; skip(true)) {
            arguments.add(expression());
            skip(true);
            if (text.startsWith("...", at)) {
                at += 3;
                expanded = true;
                skip(true);
            }
            if (peek() != ')') {
                expect(",");
            }
        }
        open--;
        expect(")");
        return new Expression.Call(name, arguments, expanded);
    }

    private Expression list() {
        at++;
        open++;
        skip(true);
        Expression list;
        if (isFor()) {
            list = loop(false);
        } else {
            List<Expression> items = new ArrayList<>();
            for (; peek() != ']'; skip(true)) {
                items.add(expression());
                skip(true);
                if (peek() != ']') {
                    expect(",");
                }
            }
            list = new Expression.ListOf(items);
        }
        open--;
        expect("]");
        return list;
    }

    private Expression object() {
        at++;
        open++;
        skip(true);
        Expression object;
        if (isFor()) {
            object = loop(true);
        } else {
            Map<Expression, Expression> members = new LinkedHashMap<>();
            for (; peek() != '}'; skip(true)) {
                Expression key = key();
                skip(true);
                if (peek() != '=' && peek() != ':') {
                    throw fault("\"=\" or \":\" was expected behind the key of an object");
                }
                at++;
                // A line break ends a member.
                open--;
                int outside = open;
                open = 0;
                members.put(key, expression());
                open = outside + 1;
                skip(true);
                if (peek() == ',') {
                    at++;
                }
            }
            object = new Expression.ObjectOf(members);
        }
        open--;
        expect("}");
        return object;
    }

    /** A bare name is a key as it stands. */
    private Expression key() {
        if (peek() == '"' || peek() == '(' || peek() == '$') {
            return primary();
        }
        return literal(name());
    }

    private boolean isFor() {
        return text.startsWith("for", at) && at + 3 < text.length() && Character.isWhitespace(text.charAt(at + 3));
    }

    private Expression loop(boolean object) {
        at += 3;
        List<String> names = new ArrayList<>();
        do {
            skip(true);
            names.add(name());
            skip(true);
        } while (takes(","));
        if (!name().equals("in") || names.size() > 2) {
            throw fault("\"in\" was expected");
        }
        Expression in = expression();
        expect(":");
        Expression value = expression();
        Optional<Expression> key = Optional.empty();
        skip(true);
        if (object) {
            expect("=>");
            key = Optional.of(value);
            value = expression();
            skip(true);
        }
        boolean grouped = takes("...");
        skip(true);
        Optional<Expression> condition = Optional.empty();
        if (text.startsWith("if", at)) {
            at += 2;
            condition = Optional.of(expression());
        }
        return new Expression.For(names, in, key, value, grouped, condition);
    }

    private Expression quoted() {
        int end = closingQuote(at + 1);
        at++;
        Expression template = parts(end);
        at = end + 1;
        return template;
    }

    /** The quote that ends a text; those in expressions within it do not. */
    private int closingQuote(int from) {
        int braces = 0;
        boolean inner = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && (braces == 0 || inner)) {
                i++;
            } else if (braces == 0 && (text.startsWith("$${", i) || text.startsWith("%%{", i))) {
                i += 2;
            } else if (braces == 0 && (text.startsWith("${", i) || text.startsWith("%{", i))) {
                braces = 1;
                i++;
            } else if (c == '"' && braces == 0) {
                return i;
            } else if (c == '"') {
                inner = !inner;
            } else if (braces > 0 && !inner) {
                braces += c == '{' ? 1 : c == '}' ? -1 : 0;
            } else if (c == '\n' && braces == 0) {
                break;
            }
        }
        throw fault("a quote is not closed");
    }

    private Expression heredoc() {
        boolean indented = text.startsWith("<<-", at);
        at += indented ? 3 : 2;
        String delimiter = name();
        int start = text.indexOf('\n', at) + 1;
        for (int from = start; start > 0 && from < text.length(); ) {
            int end = text.indexOf('\n', from);
            int stop = end < 0 ? text.length() : end;
            if (text.substring(from, stop).strip().equals(delimiter)) {
                String content = text.substring(start, from);
                at = stop;
                HclParser inner = new HclParser(indented ? withoutIndent(content) : content, line());
                inner.depth = depth;
                return inner.parts(inner.text.length());
            }
            from = stop + 1;
        }
        throw fault("the text that begins with <<" + delimiter + " does not end");
    }

    /** Without the blanks that all lines begin with. */
    private static String withoutIndent(String content) {
        return content.isEmpty()
                ? content
                : content.substring(0, content.length() - 1).stripIndent() + "\n";
    }

    /** The parts of a template, up to there. */
    private Expression parts(int end) {
        enter();
        List<Expression> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        while (at < end) {
            char c = text.charAt(at);
            if (text.startsWith("$${", at) || text.startsWith("%%{", at)) {
                plain.append(text, at + 1, at + 3);
                at += 3;
            } else if (text.startsWith("%{", at)) {
                throw fault("directives in templates are not read");
            } else if (text.startsWith("${", at)) {
                if (plain.length() > 0) {
                    parts.add(literal(plain.toString()));
                    plain.setLength(0);
                }
                at += text.startsWith("${~", at) ? 3 : 2;
                open++;
                parts.add(expression());
                skip(true);
                at += peek() == '~' ? 1 : 0;
                open--;
                expect("}");
            } else if (c == '\\' && at + 1 < end) {
                escape(plain);
            } else {
                plain.append(c);
                at++;
            }
        }
        if (plain.length() > 0 || parts.isEmpty()) {
            parts.add(literal(plain.toString()));
        }
        depth--;
        return new Expression.Template(parts);
    }

    private void escape(StringBuilder plain) {
        char c = text.charAt(at + 1);
        at += 2;
        switch (c) {
            case 'n' -> plain.append('\n');
            case 't' -> plain.append('\t');
            case 'r' -> plain.append('\r');
            default -> plain.append(c);
        }
    }

    private static Expression literal(String text) {
        return new Expression.Literal(YamlScalar.of(text));
    }

    private String name() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_' || text.charAt(at) == '-')) {
            at++;
        }
        if (start == at) {
            throw fault("a name or a value was expected");
        }
        return text.substring(start, at);
    }

    private boolean takes(String token) {
        boolean there = text.startsWith(token, at);
        at += there ? token.length() : 0;
        return there;
    }

    private void expect(String token) {
        skip(true);
        if (!takes(token)) {
            throw fault("\"" + token + "\" was expected");
        }
    }

    /** Passes over blanks and comments. */
    private void skip(boolean lines) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#' || text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
            } else if (c == ' ' || c == '\t' || c == '\r' || lines && c == '\n') {
                at++;
            } else {
                return;
            }
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void enter() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw fault("this is nested deeper than " + MAX_DEPTH + " levels");
        }
    }

    private int line() {
        int before = Arrays.binarySearch(lineBreaks, at);
        return firstLine + (before < 0 ? -before - 1 : before);
    }

    private HclException fault(String problem) {
        return new HclException(line(), problem);
    }
}
