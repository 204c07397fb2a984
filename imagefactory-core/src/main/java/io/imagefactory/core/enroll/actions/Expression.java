package io.imagefactory.core.enroll.actions;

import io.imagefactory.core.enroll.build.Unknown;
import io.imagefactory.core.yaml.YamlException;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlReader;
import io.imagefactory.core.yaml.YamlScalar;
import io.imagefactory.core.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * An expression of GitHub Actions: literals, contexts, operators and those functions that need no run. Anything else, and
 * what depends on it, is {@linkplain Unknown not known}; an expression that is malformed is so as a whole.
 */
final class Expression {

    static final YamlNode UNKNOWN = YamlScalar.of(Unknown.TEXT);

    private static final int MAX_DEPTH = 40;
    private static final int MAX_LENGTH = 100_000;

    private final String text;
    private final Function<String, YamlNode> contexts;
    private final Optional<Boolean> assumed;
    private int at;
    private int depth;

    private Expression(String text, Function<String, YamlNode> contexts, Optional<Boolean> assumed) {
        this.text = text;
        this.contexts = contexts;
        this.assumed = assumed;
    }

    /** An expression that cannot be read. */
    private static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed() {
            super(null, null, false, false);
        }
    }

    /**
     * The value of an expression, without the braces around it.
     *
     * @param contexts by their name; of one that nobody knows, a value that is not known
     * @param assumed how a condition that is not known is taken to end, between the operands of {@code &&} and {@code ||};
     *     empty where that leaves their value unknown
     */
    static YamlNode evaluate(String text, Function<String, YamlNode> contexts, Optional<Boolean> assumed) {
        Expression expression = new Expression(text, contexts, assumed);
        try {
            YamlNode value = expression.or();
            expression.skipBlanks();
            return expression.at == text.length() ? value : UNKNOWN;
        } catch (Malformed e) {
            return UNKNOWN;
        }
    }

    /** A text in which each <code>${{ }}</code> is replaced. */
    static String interpolate(String template, Function<String, YamlNode> contexts, Optional<Boolean> assumed) {
        return text(value(template, contexts, assumed));
    }

    /** As {@link #interpolate}, but an expression that is the whole text keeps its type. */
    static YamlNode value(String template, Function<String, YamlNode> contexts, Optional<Boolean> assumed) {
        int open = template.indexOf("${{");
        if (open < 0) {
            return YamlScalar.of(template);
        }
        StringBuilder replaced = new StringBuilder();
        int from = 0;
        while (open >= 0) {
            int close = closing(template, open + 3);
            YamlNode value = evaluate(template.substring(open + 3, close), contexts, assumed);
            int end = Math.min(template.length(), close + 2);
            if (template.substring(0, open).isBlank() && template.substring(end).isBlank()) {
                return value;
            }
            replaced.append(template, from, open).append(text(value));
            if (replaced.length() > MAX_LENGTH) {
                return UNKNOWN;
            }
            from = end;
            open = template.indexOf("${{", from);
        }
        return YamlScalar.of(replaced.append(template.substring(from)).toString());
    }

    /** Two braces end an expression where they are no part of a literal. */
    private static int closing(String template, int from) {
        boolean quoted = false;
        for (int i = from; i < template.length(); i++) {
            char c = template.charAt(i);
            quoted ^= c == '\'';
            if (!quoted && c == '}' && template.startsWith("}}", i)) {
                return i;
            }
        }
        return template.length();
    }

    /** A value as text; a list or a mapping is not known as text. */
    static String text(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return scalar.isNull() ? "" : scalar.text();
        }
        return Unknown.TEXT;
    }

    /** Whether a value counts as true; empty where that is not known. */
    static Optional<Boolean> isTrue(YamlNode node) {
        if (!(node instanceof YamlScalar scalar)) {
            return Optional.of(true);
        }
        if (Unknown.isIn(scalar.text())) {
            return Optional.empty();
        }
        boolean isFalse = scalar.isNull()
                || scalar.text().isEmpty()
                || scalar.isPlain()
                        && (scalar.text().equals("false") || scalar.text().equals("0"));
        return Optional.of(!isFalse);
    }

    private Optional<Boolean> decided(YamlNode condition) {
        return isTrue(condition).or(() -> assumed);
    }

    private YamlNode or() {
        enter();
        YamlNode left = and();
        while (takes("||")) {
            YamlNode right = and();
            Optional<Boolean> isTrue = decided(left);
            left = isTrue.isEmpty() ? UNKNOWN : isTrue.get() ? left : right;
        }
        depth--;
        return left;
    }

    private YamlNode and() {
        YamlNode left = comparison();
        while (takes("&&")) {
            YamlNode right = comparison();
            Optional<Boolean> isTrue = decided(left);
            left = isTrue.isEmpty() ? UNKNOWN : isTrue.get() ? right : left;
        }
        return left;
    }

    private YamlNode comparison() {
        YamlNode left = unary();
        if (takes("==")) {
            return equality(left, unary(), true);
        }
        if (takes("!=")) {
            return equality(left, unary(), false);
        }
        if (takes("<=") || takes(">=") || takes("<") || takes(">")) {
            unary();
            return UNKNOWN;
        }
        return left;
    }

    private static YamlNode equality(YamlNode left, YamlNode right, boolean equal) {
        String a = text(left);
        String b = text(right);
        return Unknown.isIn(a) || Unknown.isIn(b) ? UNKNOWN : YamlScalar.of(a.equalsIgnoreCase(b) == equal);
    }

    private YamlNode unary() {
        enter();
        YamlNode value;
        if (!text.startsWith("!=", at) && takes("!")) {
            value = decided(unary())
                    .<YamlNode>map(known -> YamlScalar.of(!known))
                    .orElse(UNKNOWN);
        } else {
            value = postfix();
        }
        depth--;
        return value;
    }

    private YamlNode postfix() {
        YamlNode value = primary();
        while (true) {
            if (takes(".")) {
                skipBlanks();
                value = takes("*") ? UNKNOWN : member(value, name());
            } else if (takes("[")) {
                YamlNode key = or();
                expect("]");
                value = member(value, text(key));
            } else {
                return value;
            }
        }
    }

    /** What a mapping or a list has there; nothing where it has no such member. */
    private static YamlNode member(YamlNode value, String key) {
        if (value instanceof YamlMapping mapping && !Unknown.isIn(key)) {
            return mapping.get(key)
                    .or(() -> mapping.values().entrySet().stream()
                            .filter(entry -> entry.getKey().equalsIgnoreCase(key))
                            .<YamlNode>map(java.util.Map.Entry::getValue)
                            .findFirst())
                    .orElseGet(() -> mapping.get(Contexts.OPEN).orElse(YamlScalar.nothing()));
        }
        if (value instanceof YamlSequence sequence && key.matches("\\d{1,6}")) {
            int index = Integer.parseInt(key);
            return index < sequence.items().size() ? sequence.items().get(index) : YamlScalar.nothing();
        }
        return value instanceof YamlScalar scalar && scalar.isNull() ? scalar : UNKNOWN;
    }

    private YamlNode primary() {
        skipBlanks();
        if (takes("(")) {
            YamlNode value = or();
            expect(")");
            return value;
        }
        if (at < text.length() && text.charAt(at) == '\'') {
            return YamlScalar.of(literal());
        }
        String name = name();
        if (takes("(")) {
            List<YamlNode> arguments = new ArrayList<>();
            if (!takes(")")) {
                do {
                    arguments.add(or());
                } while (takes(","));
                expect(")");
            }
            return call(name.toLowerCase(Locale.ROOT), arguments);
        }
        return switch (name) {
            case "true" -> YamlScalar.of(true);
            case "false" -> YamlScalar.of(false);
            case "null" -> YamlScalar.nothing();
            default -> name.matches("[-+]?\\d.*") ? number(name) : contexts.apply(name);
        };
    }

    private static YamlNode number(String text) {
        return text.matches("\\d{1,9}") ? YamlScalar.of(Integer.parseInt(text)) : YamlScalar.of(text);
    }

    private YamlNode call(String function, List<YamlNode> arguments) {
        List<String> texts = arguments.stream().map(Expression::text).toList();
        boolean known = texts.stream().noneMatch(Unknown::isIn);
        return switch (function) {
            case "format" -> texts.isEmpty() ? UNKNOWN : YamlScalar.of(format(texts));
            case "fromjson" -> known && texts.size() == 1 ? json(texts.get(0)) : UNKNOWN;
            case "join" -> join(arguments);
            case "contains" -> contains(arguments, texts);
            case "startswith" ->
                known && texts.size() == 2
                        ? YamlScalar.of(lower(texts.get(0)).startsWith(lower(texts.get(1))))
                        : UNKNOWN;
            case "endswith" ->
                known && texts.size() == 2 ? YamlScalar.of(lower(texts.get(0)).endsWith(lower(texts.get(1)))) : UNKNOWN;
            default -> UNKNOWN;
        };
    }

    private static String format(List<String> texts) {
        String formatted = texts.get(0);
        for (int i = 1; i < Math.min(texts.size(), 10); i++) {
            formatted = formatted.replace("{" + (i - 1) + "}", texts.get(i));
            if (formatted.length() > MAX_LENGTH) {
                return Unknown.TEXT;
            }
        }
        return formatted.replace("{{", "{").replace("}}", "}");
    }

    private static YamlNode json(String text) {
        try {
            return YamlReader.read(text).root();
        } catch (YamlException e) {
            return UNKNOWN;
        }
    }

    private static YamlNode join(List<YamlNode> arguments) {
        if (arguments.isEmpty() || arguments.size() > 2) {
            return UNKNOWN;
        }
        String separator = arguments.size() == 2 ? text(arguments.get(1)) : ",";
        return arguments.get(0) instanceof YamlSequence sequence
                ? YamlScalar.of(String.join(
                        separator,
                        sequence.items().stream().map(Expression::text).toList()))
                : arguments.get(0);
    }

    private static YamlNode contains(List<YamlNode> arguments, List<String> texts) {
        if (texts.size() != 2 || Unknown.isIn(texts.get(1))) {
            return UNKNOWN;
        }
        if (arguments.get(0) instanceof YamlSequence sequence) {
            List<String> items = sequence.items().stream().map(Expression::text).toList();
            boolean found = items.stream().anyMatch(texts.get(1)::equalsIgnoreCase);
            return !found && items.stream().anyMatch(Unknown::isIn) ? UNKNOWN : YamlScalar.of(found);
        }
        return Unknown.isIn(texts.get(0))
                ? UNKNOWN
                : YamlScalar.of(lower(texts.get(0)).contains(lower(texts.get(1))));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Between single quotes, two of which stand for one. */
    private String literal() {
        StringBuilder literal = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != '\'') {
                literal.append(c);
            } else if (text.startsWith("''", at)) {
                literal.append(c);
                at++;
            } else {
                at++;
                return literal.toString();
            }
        }
        throw new Malformed();
    }

    private String name() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_-+".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (start == at) {
            throw new Malformed();
        }
        return text.substring(start, at);
    }

    private boolean takes(String token) {
        skipBlanks();
        boolean there = text.startsWith(token, at);
        at += there ? token.length() : 0;
        return there;
    }

    private void expect(String token) {
        if (!takes(token)) {
            throw new Malformed();
        }
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void enter() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw new Malformed();
        }
    }
}
