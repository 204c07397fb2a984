package io.imagefactory.core.enroll.hcl;

import io.imagefactory.core.enroll.build.Unknown;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlScalar;
import io.imagefactory.core.yaml.YamlSequence;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The functions that bake offers to its files and that names and arguments are made with, by their names in
 * {@code bake/hclparser/stdlib.go} of {@code docker/buildx}. Of others (patterns, hashes, dates, networks), and of arguments
 * that are not known, the result is not known.
 */
final class Functions {

    private static final int MAX_DIGITS = 30;

    private static final Map<String, Function<Arguments, YamlNode>> FUNCTIONS = Map.ofEntries(
            Map.entry("and", a -> YamlScalar.of(a.isTrue(0) && a.isTrue(1))),
            Map.entry("or", a -> YamlScalar.of(a.isTrue(0) || a.isTrue(1))),
            Map.entry("not", a -> YamlScalar.of(!a.isTrue(0))),
            Map.entry("equal", a -> YamlScalar.of(a.value(0).equals(a.value(1)))),
            Map.entry("notequal", a -> YamlScalar.of(!a.value(0).equals(a.value(1)))),
            Map.entry("add", a -> arithmetic("+", a.text(0), a.text(1))),
            Map.entry("subtract", a -> arithmetic("-", a.text(0), a.text(1))),
            Map.entry("multiply", a -> arithmetic("*", a.text(0), a.text(1))),
            Map.entry("divide", a -> arithmetic("/", a.text(0), a.text(1))),
            Map.entry("modulo", a -> arithmetic("%", a.text(0), a.text(1))),
            Map.entry("greaterthan", a -> arithmetic(">", a.text(0), a.text(1))),
            Map.entry("greaterthanorequalto", a -> arithmetic(">=", a.text(0), a.text(1))),
            Map.entry("lessthan", a -> arithmetic("<", a.text(0), a.text(1))),
            Map.entry("lessthanorequalto", a -> arithmetic("<=", a.text(0), a.text(1))),
            Map.entry(
                    "compact",
                    a -> texts(
                            a.texts(0).stream().filter(text -> !text.isEmpty()).toList())),
            Map.entry("concat", a -> {
                List<YamlNode> all = new ArrayList<>();
                a.values().forEach(value -> all.addAll(((YamlSequence) value).items()));
                return YamlSequence.of(all);
            }),
            Map.entry("contains", a -> YamlScalar.of(a.list(0).items().contains(a.value(1)))),
            Map.entry("convert", a -> a.value(0)),
            Map.entry(
                    "distinct",
                    a -> YamlSequence.of(
                            new ArrayList<>(new LinkedHashSet<>(a.list(0).items())))),
            Map.entry(
                    "element",
                    a -> a.list(0).items().get(a.number(1) % a.list(0).items().size())),
            Map.entry("flatten", a -> {
                List<YamlNode> flat = new ArrayList<>();
                flatten(a.list(0), flat);
                return YamlSequence.of(flat);
            }),
            Map.entry("format", Functions::format),
            Map.entry(
                    "index",
                    a -> a.value(0) instanceof YamlMapping mapping
                            ? mapping.get(a.text(1)).orElse(Expression.UNKNOWN)
                            : a.list(0).items().get(a.number(1))),
            Map.entry("int", a -> a.value(0)),
            Map.entry("join", a -> YamlScalar.of(String.join(a.text(0), a.texts(1)))),
            Map.entry("keys", a -> texts(a.mapping(0).keys().stream().sorted().toList())),
            Map.entry(
                    "length",
                    a -> YamlScalar.of(
                            a.value(0) instanceof YamlMapping mapping
                                    ? mapping.keys().size()
                                    : a.list(0).items().size())),
            Map.entry("lookup", a -> a.mapping(0).get(a.text(1)).orElseGet(() -> a.value(2))),
            Map.entry("lower", a -> YamlScalar.of(a.text(0).toLowerCase(Locale.ROOT))),
            Map.entry("upper", a -> YamlScalar.of(a.text(0).toUpperCase(Locale.ROOT))),
            Map.entry("merge", a -> {
                Map<String, YamlNode> all = new LinkedHashMap<>();
                a.values().forEach(value -> all.putAll(((YamlMapping) value).values()));
                return YamlMapping.of(all);
            }),
            Map.entry("replace", a -> YamlScalar.of(a.text(0).replace(a.text(1), a.text(2)))),
            Map.entry("reverselist", a -> {
                List<YamlNode> reversed = new ArrayList<>(a.list(0).items());
                java.util.Collections.reverse(reversed);
                return YamlSequence.of(reversed);
            }),
            Map.entry("sanitize", a -> YamlScalar.of(a.text(0).replaceAll("[^A-Za-z0-9_-]+", "_"))),
            Map.entry("slice", a -> YamlSequence.of(a.list(0).items().subList(a.number(1), a.number(2)))),
            Map.entry("sort", a -> texts(a.texts(0).stream().sorted().toList())),
            Map.entry("split", a -> texts(List.of(a.text(1).split(java.util.regex.Pattern.quote(a.text(0)), -1)))),
            Map.entry(
                    "strlen",
                    a -> YamlScalar.of(a.text(0).codePointCount(0, a.text(0).length()))),
            Map.entry(
                    "trimprefix",
                    a -> YamlScalar.of(
                            a.text(0).startsWith(a.text(1))
                                    ? a.text(0).substring(a.text(1).length())
                                    : a.text(0))),
            Map.entry(
                    "trimsuffix",
                    a -> YamlScalar.of(
                            a.text(0).endsWith(a.text(1))
                                    ? a.text(0)
                                            .substring(
                                                    0,
                                                    a.text(0).length()
                                                            - a.text(1).length())
                                    : a.text(0))),
            Map.entry("trimspace", a -> YamlScalar.of(a.text(0).strip())),
            Map.entry(
                    "values",
                    a -> YamlSequence.of(List.copyOf(a.mapping(0).values().values()))));

    private Functions() {}

    static YamlNode call(String function, List<YamlNode> arguments) {
        if (function.equals("try") || function.equals("coalesce")) {
            return firstKnown(function, arguments);
        }
        Function<Arguments, YamlNode> known = FUNCTIONS.get(function);
        if (known == null || !arguments.stream().allMatch(Expression::isKnown)) {
            return Expression.UNKNOWN;
        }
        try {
            return Expression.bounded(shortened(known.apply(new Arguments(arguments))));
        } catch (IndexOutOfBoundsException | ClassCastException | ArithmeticException | NumberFormatException e) {
            // Arguments of another kind or number: bake fails there.
            return Expression.UNKNOWN;
        }
    }

    /** {@code try} takes the first that has a value, {@code coalesce} the first that is not empty. */
    private static YamlNode firstKnown(String function, List<YamlNode> arguments) {
        for (YamlNode argument : arguments) {
            boolean passes = function.equals("try")
                    ? Expression.isKnown(argument)
                    : !Expression.isKnown(argument)
                            || !Expression.text(argument).isEmpty();
            if (passes) {
                return argument;
            }
        }
        return Expression.UNKNOWN;
    }

    private static YamlNode shortened(YamlNode value) {
        boolean isLong = value instanceof YamlScalar scalar && scalar.text().length() > Expression.MAX_SIZE;
        return isLong ? Expression.UNKNOWN : value;
    }

    /** The result for two numbers. */
    static YamlNode arithmetic(String operator, String left, String right) {
        if (left.length() > MAX_DIGITS || right.length() > MAX_DIGITS) {
            return Expression.UNKNOWN;
        }
        try {
            BigDecimal a = new BigDecimal(left);
            BigDecimal b = new BigDecimal(right);
            return switch (operator) {
                case "+" -> number(a.add(b));
                case "-" -> number(a.subtract(b));
                case "*" -> number(a.multiply(b));
                case "/" -> number(a.divide(b, MathContext.DECIMAL64));
                case "%" -> number(a.remainder(b));
                case "<" -> YamlScalar.of(a.compareTo(b) < 0);
                case "<=" -> YamlScalar.of(a.compareTo(b) <= 0);
                case ">" -> YamlScalar.of(a.compareTo(b) > 0);
                case ">=" -> YamlScalar.of(a.compareTo(b) >= 0);
                default -> Expression.UNKNOWN;
            };
        } catch (ArithmeticException | NumberFormatException e) {
            return Expression.UNKNOWN;
        }
    }

    private static YamlNode number(BigDecimal number) {
        return Math.abs(number.scale()) > MAX_DIGITS
                ? Expression.UNKNOWN
                : YamlScalar.of(number.stripTrailingZeros().toPlainString());
    }

    /** {@code %s}, {@code %d} and {@code %v} alone. */
    private static YamlNode format(Arguments arguments) {
        StringBuilder formatted = new StringBuilder();
        String pattern = arguments.text(0);
        int next = 1;
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) != '%') {
                formatted.append(pattern.charAt(i));
                continue;
            }
            i++;
            switch (i < pattern.length() ? pattern.charAt(i) : 0) {
                case 's', 'd', 'v' -> formatted.append(arguments.text(next++));
                case '%' -> formatted.append('%');
                default -> {
                    return YamlScalar.of(Unknown.TEXT);
                }
            }
        }
        return YamlScalar.of(formatted.toString());
    }

    private static void flatten(YamlSequence list, List<YamlNode> flat) {
        for (YamlNode item : list.items()) {
            if (item instanceof YamlSequence inner) {
                flatten(inner, flat);
            } else {
                flat.add(item);
            }
        }
    }

    private static YamlNode texts(List<String> texts) {
        return YamlSequence.ofText(texts);
    }

    /** The arguments of a call; one of another kind than asked for, or that is not there, is a {@link RuntimeException}. */
    private record Arguments(List<YamlNode> values) {

        YamlNode value(int index) {
            return values.get(index);
        }

        String text(int index) {
            return Expression.text(value(index));
        }

        boolean isTrue(int index) {
            return text(index).equals("true");
        }

        int number(int index) {
            return Integer.parseInt(text(index));
        }

        YamlSequence list(int index) {
            return (YamlSequence) value(index);
        }

        YamlMapping mapping(int index) {
            return (YamlMapping) value(index);
        }

        List<String> texts(int index) {
            return list(index).items().stream().map(Expression::text).toList();
        }
    }
}
