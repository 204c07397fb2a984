package io.imagefactory.core.enroll.hcl;

import io.imagefactory.core.enroll.build.Unknown;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlScalar;
import io.imagefactory.core.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An expression, whose value is text, a number or a truth value (all as text), a list, a mapping or nothing. What has no
 * value here, such as a variable that nobody knows, is {@linkplain Unknown not known}.
 */
public sealed interface Expression {

    /** A value that is not known. */
    YamlNode UNKNOWN = YamlScalar.of(Unknown.TEXT);

    /** As many values as one may be made of. */
    int MAX_SIZE = 100_000;

    YamlNode evaluate(Scope scope);

    /** The value, unless it has grown beyond what any file needs. */
    static YamlNode bounded(YamlNode value) {
        return value.size() > MAX_SIZE ? UNKNOWN : value;
    }

    /** A value as text; what is no text is not known as such. */
    static String text(YamlNode value) {
        return value instanceof YamlScalar scalar ? scalar.isNull() ? "" : scalar.text() : Unknown.TEXT;
    }

    /** Whether a value is wholly known. */
    static boolean isKnown(YamlNode value) {
        if (value instanceof YamlSequence list) {
            return list.items().stream().allMatch(Expression::isKnown);
        }
        return value instanceof YamlMapping mapping
                ? mapping.values().values().stream().allMatch(Expression::isKnown)
                : !Unknown.isIn(text(value));
    }

    /** What is there whatever the scope. */
    record Literal(YamlNode value) implements Expression {

        @Override
        public YamlNode evaluate(Scope scope) {
            return value;
        }
    }

    record Variable(String name) implements Expression {

        @Override
        public YamlNode evaluate(Scope scope) {
            return scope.variable(name).orElse(UNKNOWN);
        }
    }

    /** Text with expressions in it; one that is all of it keeps its type. */
    record Template(List<Expression> parts) implements Expression {

        private static final int MAX_LENGTH = 100_000;

        @Override
        public YamlNode evaluate(Scope scope) {
            if (parts.size() == 1) {
                return parts.get(0).evaluate(scope);
            }
            StringBuilder text = new StringBuilder();
            for (Expression part : parts) {
                text.append(text(part.evaluate(scope)));
                if (text.length() > MAX_LENGTH) {
                    return UNKNOWN;
                }
            }
            return YamlScalar.of(text.toString());
        }
    }

    record ListOf(List<Expression> items) implements Expression {

        @Override
        public YamlNode evaluate(Scope scope) {
            return bounded(YamlSequence.of(
                    items.stream().map(item -> item.evaluate(scope)).toList()));
        }
    }

    record ObjectOf(Map<Expression, Expression> members) implements Expression {

        @Override
        public YamlNode evaluate(Scope scope) {
            Map<String, YamlNode> values = new LinkedHashMap<>();
            members.forEach((key, value) -> values.put(text(key.evaluate(scope)), value.evaluate(scope)));
            return bounded(YamlMapping.of(values));
        }
    }

    /** A member of a mapping or an item of a list. */
    record Index(Expression of, Expression key) implements Expression {

        @Override
        public YamlNode evaluate(Scope scope) {
            YamlNode whole = of.evaluate(scope);
            String name = text(key.evaluate(scope));
            if (whole instanceof YamlMapping mapping) {
                return mapping.get(name).orElse(UNKNOWN);
            }
            if (whole instanceof YamlSequence list && name.matches("\\d{1,6}")) {
                int index = Integer.parseInt(name);
                return index < list.items().size() ? list.items().get(index) : UNKNOWN;
            }
            return UNKNOWN;
        }
    }

    /** The same of every item of a list: {@code list[*].name}. */
    record Splat(Expression of, List<Expression> keys) implements Expression {

        @Override
        public YamlNode evaluate(Scope scope) {
            YamlNode whole = of.evaluate(scope);
            if (!(whole instanceof YamlSequence list)) {
                return UNKNOWN;
            }
            return YamlSequence.of(
                    list.items().stream().map(item -> member(item, scope)).toList());
        }

        private YamlNode member(YamlNode item, Scope scope) {
            Expression at = new Literal(item);
            for (Expression key : keys) {
                at = new Index(at, key);
            }
            return at.evaluate(scope);
        }
    }

    record Conditional(Expression condition, Expression then, Expression otherwise) implements Expression {

        @Override
        public YamlNode evaluate(Scope scope) {
            return isTrue(condition.evaluate(scope))
                    .map(isTrue -> (isTrue ? then : otherwise).evaluate(scope))
                    .orElse(UNKNOWN);
        }
    }

    /** Whether a value is true; empty where that is not known. */
    static Optional<Boolean> isTrue(YamlNode value) {
        return switch (text(value)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** Two values and what stands between them. */
    record Binary(String operator, Expression left, Expression right) implements Expression {

        @Override
        public YamlNode evaluate(Scope scope) {
            YamlNode a = left.evaluate(scope);
            if (operator.equals("&&") || operator.equals("||")) {
                boolean decides = operator.equals("||");
                return isTrue(a).filter(isTrue -> isTrue == decides).isPresent() ? a : or(a, right.evaluate(scope));
            }
            YamlNode b = right.evaluate(scope);
            if (!isKnown(a) || !isKnown(b)) {
                return UNKNOWN;
            }
            return switch (operator) {
                case "==" -> YamlScalar.of(a.equals(b));
                case "!=" -> YamlScalar.of(!a.equals(b));
                default -> Functions.arithmetic(operator, text(a), text(b));
            };
        }

        /** The other one decides, if the first is known. */
        private static YamlNode or(YamlNode first, YamlNode second) {
            return isTrue(first).isPresent() ? second : UNKNOWN;
        }
    }

    record Not(Expression of) implements Expression {

        @Override
        public YamlNode evaluate(Scope scope) {
            return isTrue(of.evaluate(scope))
                    .<YamlNode>map(isTrue -> YamlScalar.of(!isTrue))
                    .orElse(UNKNOWN);
        }
    }

    /** @param expanded whether the last argument is a list of arguments */
    record Call(String function, List<Expression> arguments, boolean expanded) implements Expression {

        @Override
        public YamlNode evaluate(Scope scope) {
            List<YamlNode> values = new ArrayList<>();
            arguments.forEach(argument -> values.add(argument.evaluate(scope)));
            if (expanded && !values.isEmpty()) {
                if (!(values.remove(values.size() - 1) instanceof YamlSequence list)) {
                    return UNKNOWN;
                }
                values.addAll(list.items());
            }
            return scope.call(function, values).orElseGet(() -> Functions.call(function, values));
        }
    }

    /**
     * {@code [for k, v in list : value if condition]}, or with braces and {@code key => value}.
     *
     * @param key of a mapping; empty for a list
     */
    record For(
            List<String> names,
            Expression in,
            Optional<Expression> key,
            Expression value,
            boolean grouped,
            Optional<Expression> condition)
            implements Expression {

        private static final int MAX_ITEMS = 10_000;

        @Override
        public YamlNode evaluate(Scope scope) {
            Map<YamlNode, YamlNode> items = new LinkedHashMap<>();
            YamlNode source = in.evaluate(scope);
            if (source instanceof YamlMapping mapping) {
                mapping.values().forEach((name, item) -> items.put(YamlScalar.of(name), item));
            } else if (source instanceof YamlSequence list) {
                list.items().forEach(item -> items.put(YamlScalar.of(items.size()), item));
            } else {
                return UNKNOWN;
            }
            if (grouped || items.size() > MAX_ITEMS) {
                return UNKNOWN;
            }
            List<YamlNode> values = new ArrayList<>();
            Map<String, YamlNode> members = new LinkedHashMap<>();
            for (Map.Entry<YamlNode, YamlNode> item : items.entrySet()) {
                if (!scope.step()) {
                    return UNKNOWN;
                }
                Scope inner = scope.with(
                        names.size() == 2
                                ? Map.of(names.get(0), item.getKey(), names.get(1), item.getValue())
                                : Map.of(names.get(0), item.getValue()));
                Optional<Boolean> passes =
                        condition.map(test -> isTrue(test.evaluate(inner))).orElse(Optional.of(true));
                if (passes.isEmpty()) {
                    return UNKNOWN;
                }
                if (passes.get()) {
                    YamlNode one = value.evaluate(inner);
                    key.ifPresentOrElse(name -> members.put(text(name.evaluate(inner)), one), () -> values.add(one));
                }
            }
            return bounded(key.isPresent() ? YamlMapping.of(members) : YamlSequence.of(values));
        }
    }
}
