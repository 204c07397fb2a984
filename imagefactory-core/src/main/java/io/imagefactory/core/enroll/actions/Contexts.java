package io.imagefactory.core.enroll.actions;

import io.imagefactory.core.enroll.build.Repository;
import io.imagefactory.core.enroll.build.Unknown;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlScalar;
import io.imagefactory.core.yaml.YamlSequence;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The contexts that expressions ask, at one point of a job: {@code github}, {@code env}, {@code inputs}, {@code matrix},
 * {@code steps}, {@code needs}. One that is not among them is not known.
 */
final class Contexts {

    /** In a mapping: it may have more than is written, so that what is not there is not known. */
    static final String OPEN = "\u0000open";

    private final Map<String, YamlNode> values;
    private final Map<String, String> env;
    private final Map<String, YamlNode> steps;
    private final Optional<Boolean> assumed;

    private Contexts(
            Map<String, YamlNode> values,
            Map<String, String> env,
            Map<String, YamlNode> steps,
            Optional<Boolean> assumed) {
        this.values = values;
        this.env = env;
        this.steps = steps;
        this.assumed = assumed;
    }

    /**
     * Those of a workflow.
     *
     * @param assumed as {@link Expression#evaluate} has it
     */
    static Contexts of(Repository repository, YamlNode inputs, Optional<Boolean> assumed) {
        Map<String, YamlNode> github = new LinkedHashMap<>();
        github.put(OPEN, Expression.UNKNOWN);
        github.put("workspace", YamlScalar.of("."));
        github.put("action_path", YamlScalar.of("."));
        github.put("server_url", YamlScalar.of("https://" + repository.host().orElse("github.com")));
        repository.path().ifPresent(path -> github.put("repository", YamlScalar.of(path)));
        repository.owner().ifPresent(owner -> github.put("repository_owner", YamlScalar.of(owner)));
        repository.name().ifPresent(name -> {
            Map<String, YamlNode> event = new LinkedHashMap<>();
            event.put(OPEN, Expression.UNKNOWN);
            event.put("repository", open("name", YamlScalar.of(name)));
            github.put("event", YamlMapping.of(event));
        });
        Map<String, YamlNode> values = new HashMap<>();
        values.put("github", YamlMapping.of(github));
        values.put("inputs", inputs);
        values.put("matrix", YamlMapping.EMPTY);
        values.put("needs", open());
        return new Contexts(values, new LinkedHashMap<>(), new LinkedHashMap<>(), assumed);
    }

    /** A mapping with one member, that may have more. */
    static YamlMapping open(String key, YamlNode value) {
        return YamlMapping.builder()
                .put(OPEN, Expression.UNKNOWN)
                .put(key, value)
                .build();
    }

    /** A mapping of which nothing is known. */
    static YamlMapping open() {
        return YamlMapping.builder().put(OPEN, Expression.UNKNOWN).build();
    }

    /** A copy that goes its own way from here, with another value of a context. */
    Contexts with(String context, YamlNode value) {
        Map<String, YamlNode> copy = new HashMap<>(values);
        copy.put(context, value);
        return new Contexts(copy, new LinkedHashMap<>(env), new LinkedHashMap<>(steps), assumed);
    }

    /** A copy with variables, whose values may be expressions. */
    Contexts withEnv(YamlMapping variables) {
        Contexts copy = with("matrix", values.get("matrix"));
        variables.values().forEach((name, value) -> copy.env.put(name, text(value)));
        return copy;
    }

    /** What a step has said for all that come after it. */
    void setEnv(String name, String value) {
        env.put(name, value);
    }

    /** What a step has put out; more may be there. */
    void setOutputs(String step, Map<String, String> outputs) {
        Map<String, YamlNode> known = new LinkedHashMap<>();
        known.put(OPEN, Expression.UNKNOWN);
        outputs.forEach((name, value) -> known.put(name, YamlScalar.of(value)));
        steps.put(step, open("outputs", YamlMapping.of(known)));
    }

    /** Without steps and variables of the caller, as in an action. */
    Contexts inAction(YamlNode inputs) {
        Contexts copy = with("inputs", inputs);
        copy.steps.clear();
        return copy;
    }

    Map<String, String> env() {
        return env;
    }

    /** A context by its name. */
    YamlNode get(String name) {
        return switch (name) {
            case "env" -> {
                Map<String, YamlNode> known = new LinkedHashMap<>();
                known.put(OPEN, Expression.UNKNOWN);
                env.forEach((key, value) -> known.put(key, YamlScalar.of(value)));
                yield YamlMapping.of(known);
            }
            case "steps" -> {
                Map<String, YamlNode> known = new LinkedHashMap<>(steps);
                known.put(OPEN, Expression.UNKNOWN);
                yield YamlMapping.of(known);
            }
            default -> values.getOrDefault(name, Expression.UNKNOWN);
        };
    }

    /** A scalar with its expressions replaced; what is no scalar is not known. */
    String text(YamlNode node) {
        return node instanceof YamlScalar scalar && !scalar.isNull()
                ? interpolate(scalar.text())
                : node.isNull() ? "" : Unknown.TEXT;
    }

    /** A text with its expressions replaced. */
    String interpolate(String text) {
        return Expression.interpolate(text, this::get, assumed);
    }

    /** A key of a mapping with its expressions replaced; empty where it is not there. */
    String text(YamlMapping mapping, String key) {
        return mapping.get(key).map(this::text).orElse("");
    }

    /** A value with all expressions in it replaced. */
    YamlNode value(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return scalar.text().contains("${{") ? Expression.value(scalar.text(), this::get, assumed) : scalar;
        }
        if (node instanceof YamlSequence sequence) {
            return YamlSequence.of(sequence.items().stream().map(this::value).toList());
        }
        Map<String, YamlNode> values = new LinkedHashMap<>();
        ((YamlMapping) node).values().forEach((key, value) -> values.put(key, value(value)));
        return YamlMapping.of(values);
    }
}
