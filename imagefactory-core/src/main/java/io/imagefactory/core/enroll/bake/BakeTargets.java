package io.imagefactory.core.enroll.bake;

import io.imagefactory.core.enroll.build.ImageBuild;
import io.imagefactory.core.enroll.build.Place;
import io.imagefactory.core.enroll.build.RepositoryFiles;
import io.imagefactory.core.enroll.build.Unknown;
import io.imagefactory.core.enroll.hcl.Body;
import io.imagefactory.core.enroll.hcl.Expression;
import io.imagefactory.core.enroll.hcl.Scope;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlScalar;
import io.imagefactory.core.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The targets of bake files, each for every combination of its matrix, with what they inherit and what overrides them. */
final class BakeTargets {

    /** The target that {@code docker/metadata-action} gives tags to, unless told otherwise. */
    private static final String METADATA_TARGET = "docker-metadata-action";

    private static final int MAX_TARGETS = 1_000;
    private static final int MAX_DEPTH = 20;

    private final BakeFile file;
    private final BakeRequest request;
    private final List<String> generated;
    private final List<String> gaps;
    private final Map<String, Target> targets = new LinkedHashMap<>();
    private final Map<String, Map<String, YamlNode>> attributes = new HashMap<>();

    /** A target before it inherits anything. */
    private record Target(String name, List<Body.Block> blocks, Scope scope) {}

    /** @param generated the tags that a step of CI makes for the target of {@code docker/metadata-action} */
    BakeTargets(BakeFile file, BakeRequest request, List<String> generated, List<String> gaps) {
        this.file = file;
        this.request = request;
        this.generated = generated;
        this.gaps = gaps;
        file.named("target").forEach(this::addTargets);
    }

    /** The names of all targets but those that others inherit. */
    Collection<String> names() {
        Set<String> names = new LinkedHashSet<>(targets.keySet());
        targets.values()
                .forEach(target -> last(target.blocks(), "inherits")
                        .ifPresent(parents -> texts(Optional.of(parents.evaluate(target.scope())))
                                .forEach(names::remove)));
        return names;
    }

    /** The builds of the targets, of groups those in them. */
    List<ImageBuild> builds(RepositoryFiles files, Collection<String> names) {
        Set<String> all = new LinkedHashSet<>();
        Set<String> groups = new HashSet<>();
        names.forEach(name -> addMembers(name, all, groups));
        return all.stream()
                .map(targets::get)
                .flatMap(target -> build(files, target).stream())
                .toList();
    }

    private void addMembers(String name, Set<String> all, Set<String> groups) {
        if (groups.size() < MAX_TARGETS && groups.add(name)) {
            file.named("group")
                    .getOrDefault(name, List.of())
                    .forEach(group -> texts(group.body().attribute("targets").map(list -> list.evaluate(file.scope())))
                            .forEach(member -> addMembers(member, all, groups)));
        }
        if (targets.containsKey(name)) {
            all.add(name);
        }
        // A matrix makes a group of its own of the targets that come of it.
        targets.values().stream()
                .filter(target -> !target.name().equals(name)
                        && target.blocks().get(0).label().equals(name))
                .forEach(target -> all.add(target.name()));
    }

    private void addTargets(String name, List<Body.Block> blocks) {
        Optional<Expression> matrix = last(blocks, "matrix");
        List<Map<String, YamlNode>> combinations = new ArrayList<>(List.of(Map.of()));
        for (Map.Entry<String, YamlNode> axis : BakeFile.mapping(matrix.map(value -> value.evaluate(file.scope())))
                .values()
                .entrySet()) {
            List<Map<String, YamlNode>> multiplied = new ArrayList<>();
            List<YamlNode> values =
                    axis.getValue() instanceof YamlSequence list ? list.items() : List.of(axis.getValue());
            for (Map<String, YamlNode> combination : combinations) {
                for (YamlNode value : values) {
                    Map<String, YamlNode> with = new LinkedHashMap<>(combination);
                    with.put(axis.getKey(), value);
                    multiplied.add(with);
                }
                if (multiplied.size() > MAX_TARGETS) {
                    break;
                }
            }
            combinations = multiplied;
        }
        for (Map<String, YamlNode> combination : combinations) {
            Scope scope = file.scope().with(combination);
            String own = last(blocks, "name")
                    .map(expression -> Expression.text(expression.evaluate(scope)))
                    .orElse(name);
            if (targets.size() < MAX_TARGETS) {
                targets.put(own, new Target(own, blocks, scope));
            }
        }
    }

    private static Optional<Expression> last(List<Body.Block> blocks, String attribute) {
        return blocks.stream()
                .flatMap(block -> block.body().attribute(attribute).stream())
                .reduce((earlier, later) -> later);
    }

    /** What a target says, with what it inherits. */
    private Map<String, YamlNode> attributes(Target target, int depth) {
        Map<String, YamlNode> known = attributes.get(target.name());
        if (known != null) {
            return known;
        }
        Map<String, YamlNode> all = new LinkedHashMap<>();
        Map<String, YamlNode> own = new LinkedHashMap<>();
        target.blocks()
                .forEach(block -> block.body()
                        .attributes()
                        .forEach((name, value) -> put(own, name, value.evaluate(target.scope()))));
        if (depth < MAX_DEPTH) {
            for (String parent : texts(Optional.ofNullable(own.get("inherits")))) {
                Optional.ofNullable(targets.get(parent))
                        .ifPresent(
                                other -> attributes(other, depth + 1).forEach((name, value) -> put(all, name, value)));
                if (parent.equals(METADATA_TARGET) && !generated.isEmpty()) {
                    all.put("tags", YamlSequence.ofText(generated));
                }
            }
        }
        own.forEach((name, value) -> put(all, name, value));
        attributes.put(target.name(), all);
        return all;
    }

    /** The last one counts; of args, labels and contexts each. */
    private static void put(Map<String, YamlNode> all, String name, YamlNode value) {
        if (value instanceof YamlMapping later && all.get(name) instanceof YamlMapping earlier) {
            Map<String, YamlNode> merged = new LinkedHashMap<>(earlier.values());
            merged.putAll(later.values());
            all.put(name, YamlMapping.of(merged));
        } else if (!value.isNull()) {
            all.put(name, value);
        }
    }

    private Optional<ImageBuild> build(RepositoryFiles files, Target target) {
        Map<String, YamlNode> said = new LinkedHashMap<>(attributes(target, 0));
        request.overrides().forEach(override -> override(said, target.name(), override));
        if (said.containsKey("dockerfile-inline")) {
            return Optional.empty();
        }
        List<String> open = new ArrayList<>(gaps);
        BakeFile.mapping(Optional.ofNullable(said.get("contexts")))
                .keys()
                .forEach(name -> open.add("a context of its own takes the place of " + Unknown.shown(name)));
        Map<String, String> args = new LinkedHashMap<>();
        BakeFile.mapping(Optional.ofNullable(said.get("args"))).values().forEach((name, value) -> {
            if (!value.isNull()) {
                args.put(name, Expression.text(value));
            }
        });
        List<Map<String, String>> outputs = outputs(Optional.ofNullable(said.get("output")));
        List<String> names = new ArrayList<>(texts(Optional.ofNullable(said.get("tags"))));
        outputs.stream()
                .flatMap(output -> Optional.ofNullable(output.get("name")).stream())
                .map(name -> name.contains(":") ? name : name + ":" + Unknown.MARK)
                .forEach(names::add);
        Body.Block block = target.blocks().get(0);
        return BakeReader.dockerfile(
                        files, request.folder(), text(said, "context").orElse("."), text(said, "dockerfile"))
                .map(dockerfile -> new ImageBuild(
                        "docker buildx bake " + Unknown.shown(target.name()),
                        new Place(file.file(block), block.line()),
                        new ImageBuild.Runner.Anyone(),
                        dockerfile,
                        text(said, "target"),
                        texts(Optional.ofNullable(said.get("platforms"))),
                        args,
                        names,
                        BakeReader.publishes(outputs),
                        open));
    }

    /** {@code pattern.key=value}, or {@code pattern.args.NAME=value}. */
    private static void override(Map<String, YamlNode> said, String target, String override) {
        int equals = override.indexOf('=');
        int dot = override.indexOf('.');
        if (equals < 0 || dot < 0 || dot > equals || !matches(override.substring(0, dot), target)) {
            return;
        }
        String key = override.substring(dot + 1, equals).replaceFirst("\\+$", "");
        String value = override.substring(equals + 1);
        switch (key) {
            case "platform", "platforms" -> said.put("platforms", YamlSequence.ofText(List.of(value.split(","))));
            case "tags", "output" -> said.put(key, YamlSequence.ofText(value.isEmpty() ? List.of() : List.of(value)));
            case "target", "dockerfile", "context" -> said.put(key, YamlScalar.of(value));
            default -> {
                if (key.startsWith("args.")) {
                    put(said, "args", YamlMapping.of(Map.of(key.substring("args.".length()), YamlScalar.of(value))));
                }
            }
        }
    }

    private static boolean matches(String pattern, String target) {
        return pattern.equals("*")
                || pattern.equals(target)
                || pattern.endsWith("*") && target.startsWith(pattern.substring(0, pattern.length() - 1));
    }

    private static Optional<String> text(Map<String, YamlNode> said, String name) {
        return Optional.ofNullable(said.get(name)).map(Expression::text).filter(text -> !text.isEmpty());
    }

    /** The texts of a list; one alone where it is one. */
    private static List<String> texts(Optional<YamlNode> value) {
        return value.stream()
                .flatMap(node -> node instanceof YamlSequence list ? list.items().stream() : Stream.of(node))
                .map(Expression::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static List<Map<String, String>> outputs(Optional<YamlNode> value) {
        List<Map<String, String>> outputs = new ArrayList<>();
        value.stream()
                .flatMap(node -> node instanceof YamlSequence list ? list.items().stream() : Stream.of(node))
                .forEach(node -> {
                    Map<String, String> output = new LinkedHashMap<>();
                    if (node instanceof YamlMapping mapping) {
                        mapping.values().forEach((name, of) -> output.put(name, Expression.text(of)));
                    } else {
                        for (String field : Expression.text(node).split(",")) {
                            String[] parts = field.split("=", 2);
                            output.put(parts[0].strip(), parts.length > 1 ? parts[1].strip() : "");
                        }
                    }
                    outputs.add(output);
                });
        return outputs;
    }
}
