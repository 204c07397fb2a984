package io.imagefactory.core.enroll.bake;

import io.imagefactory.core.enroll.hcl.Body;
import io.imagefactory.core.enroll.hcl.Expression;
import io.imagefactory.core.enroll.hcl.HclException;
import io.imagefactory.core.enroll.hcl.HclParser;
import io.imagefactory.core.enroll.hcl.Scope;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlScalar;
import io.imagefactory.core.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Several bake files read as one: their variables, functions, groups and targets. */
final class BakeFile {

    private static final int MAX_DEPTH = 30;

    /** Of loops and calls; bake files in use have some dozens. */
    private static final int MAX_STEPS = 50_000;

    private final List<Body.Block> blocks = new ArrayList<>();
    private final Map<String, Expression> attributes = new LinkedHashMap<>();
    private final Map<String, Map<String, List<Body.Block>>> byType = new HashMap<>();
    private final Map<Body.Block, String> files = new HashMap<>();
    private final Map<String, Optional<YamlNode>> values = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();
    private final Function<String, Optional<String>> environment;
    private int depth;
    private int steps;

    BakeFile(Function<String, Optional<String>> environment) {
        this.environment = environment;
    }

    /**
     * Adds what a file says.
     *
     * @throws HclException where it cannot be read
     * @throws io.imagefactory.core.yaml.YamlException where it is no JSON
     */
    void add(String path, String text) {
        Body body = path.endsWith(".json") ? JsonBody.read(text) : HclParser.parse(text);
        attributes.putAll(body.attributes());
        byType.clear();
        body.blocks().forEach(block -> {
            blocks.add(block);
            files.put(block, path);
        });
    }

    /** The blocks of that type, by name; several of one name are one, and a later one goes before an earlier one. */
    Map<String, List<Body.Block>> named(String type) {
        return byType.computeIfAbsent(type, this::blocksOf);
    }

    private Map<String, List<Body.Block>> blocksOf(String type) {
        Map<String, List<Body.Block>> named = new LinkedHashMap<>();
        blocks.stream()
                .filter(block -> block.type().equals(type))
                .forEach(block -> named.computeIfAbsent(block.label(), any -> new ArrayList<>())
                        .add(block));
        return named;
    }

    String file(Body.Block block) {
        return files.get(block);
    }

    /** What names stand for in every block. */
    Scope scope() {
        return new Scope() {
            @Override
            public Optional<YamlNode> variable(String name) {
                return BakeFile.this.variable(name);
            }

            @Override
            public Optional<YamlNode> call(String function, List<YamlNode> arguments) {
                return BakeFile.this.call(function, arguments);
            }

            @Override
            public boolean step() {
                return BakeFile.this.step();
            }
        };
    }

    private Optional<YamlNode> variable(String name) {
        Optional<YamlNode> known = values.get(name);
        if (known != null) {
            return known;
        }
        if (!underWay.add(name) || underWay.size() > MAX_DEPTH) {
            return Optional.empty();
        }
        Optional<YamlNode> value = computed(name);
        underWay.remove(name);
        values.put(name, value);
        return value;
    }

    private Optional<YamlNode> computed(String name) {
        List<Body.Block> declared = named("variable").getOrDefault(name, List.of());
        if (!declared.isEmpty()) {
            Optional<String> given = environment.apply(name);
            if (given.isPresent()) {
                return Optional.of(YamlScalar.of(given.get()));
            }
            return Optional.of(declared.get(declared.size() - 1)
                    .body()
                    .attribute("default")
                    .map(expression -> expression.evaluate(scope()))
                    .orElse(YamlScalar.nothing()));
        }
        return Optional.ofNullable(attributes.get(name)).map(expression -> expression.evaluate(scope()));
    }

    private boolean step() {
        steps++;
        return steps <= MAX_STEPS;
    }

    private Optional<YamlNode> call(String function, List<YamlNode> arguments) {
        List<Body.Block> declared = named("function").getOrDefault(function, List.of());
        if (declared.isEmpty()) {
            return Optional.empty();
        }
        Body body = declared.get(declared.size() - 1).body();
        List<String> names = names(body, "params");
        Map<String, YamlNode> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), i < arguments.size() ? arguments.get(i) : Expression.UNKNOWN);
        }
        names(body, "variadic_params")
                .forEach(name -> values.put(
                        name,
                        YamlSequence.of(
                                arguments.subList(Math.min(names.size(), arguments.size()), arguments.size()))));
        if (depth >= MAX_DEPTH || !step()) {
            return Optional.of(Expression.UNKNOWN);
        }
        depth++;
        YamlNode result = body.attribute("result")
                .map(expression -> expression.evaluate(scope().with(values)))
                .orElse(Expression.UNKNOWN);
        depth--;
        return Optional.of(result);
    }

    /** Names that stand for themselves, in a list or alone. */
    private static List<String> names(Body body, String attribute) {
        Optional<Expression> written = body.attribute(attribute);
        List<Expression> items = written.filter(Expression.ListOf.class::isInstance)
                .map(list -> ((Expression.ListOf) list).items())
                .orElseGet(() -> written.map(List::of).orElse(List.of()));
        return items.stream()
                .map(item -> item instanceof Expression.Variable variable
                        ? variable.name()
                        : Expression.text(item.evaluate(new NoNames())))
                .toList();
    }

    /** Where nothing has a name. */
    private static final class NoNames implements Scope {

        @Override
        public Optional<YamlNode> variable(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<YamlNode> call(String function, List<YamlNode> arguments) {
            return Optional.empty();
        }

        @Override
        public boolean step() {
            return false;
        }
    }

    /** The value of an attribute as a mapping; empty where it is none. */
    static YamlMapping mapping(Optional<YamlNode> value) {
        return value.filter(YamlMapping.class::isInstance)
                .map(YamlMapping.class::cast)
                .orElse(YamlMapping.EMPTY);
    }
}
