package io.imagefactory.kargo.cdk8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The steps of a promotion to each Stage of a manifest, as Kargo has them before it runs them: tasks put in the place of
 * their names, expressions in the place of their values.
 */
record Promotions(List<JsonNode> objects) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("(quote\\()?vars\\.(\\w+)\\)?");

    /** What the other expressions of our tasks yield, by their beginning. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("quote(task.outputs.before.digest)", "\"\""),
            Map.entry("quote(imageFrom(", '"' + DIGEST + '"'),
            Map.entry("imageFrom(", DIGEST),
            Map.entry("now().UTC()", "2026-08-21T10:00:00Z"),
            Map.entry("quote(ctx.targetFreight.name)", "\"12345\""),
            Map.entry("ctx.targetFreight.", "node-22"),
            Map.entry("ctx.promotion", "record-node-22.1"),
            Map.entry("trim(secret(", "token"),
            Map.entry("quote(trim(secret(", "\"42\""),
            Map.entry("let digest = ", "\"{}\""),
            Map.entry("keys(task.outputs.clone.commits)", "./state-1"),
            Map.entry("now().UnixNano()", "1"));

    /** One step of a promotion. */
    record Step(String stage, String uses, JsonNode config) {}

    List<Step> steps() {
        return ofKind("Stage").flatMap(this::steps).toList();
    }

    private Stream<Step> steps(JsonNode stage) {
        JsonNode call = stage.at("/spec/promotionTemplate/spec/steps/0");
        JsonNode task = ofKind("PromotionTask")
                .filter(candidate -> candidate.at("/metadata/name").equals(call.at("/task/name")))
                .findFirst()
                .orElseThrow();
        Map<String, Optional<String>> vars = new LinkedHashMap<>();
        task.at("/spec/vars").forEach(var -> vars.put(name(var), value(var)));
        call.at("/vars").forEach(var -> vars.replace(name(var), value(var)));
        Map<String, String> all = new LinkedHashMap<>();
        vars.forEach((name, value) ->
                all.put(name, value.filter(text -> !text.isEmpty()).orElseThrow()));
        return StreamSupport.stream(task.at("/spec/steps").spliterator(), false)
                .map(step -> new Step(
                        stage.at("/metadata/name").asText(),
                        step.get("uses").asText(),
                        evaluated(step.get("config"), all)));
    }

    private Stream<JsonNode> ofKind(String kind) {
        return objects.stream().filter(object -> object.get("kind").asText().equals(kind));
    }

    private static String name(JsonNode var) {
        return var.get("name").asText();
    }

    private static Optional<String> value(JsonNode var) {
        return Optional.ofNullable(var.get("value")).map(JsonNode::textValue);
    }

    private static JsonNode evaluated(JsonNode node, Map<String, String> vars) {
        if (node instanceof ObjectNode object) {
            ObjectNode result = JSON.createObjectNode();
            object.properties().forEach(field -> result.set(field.getKey(), evaluated(field.getValue(), vars)));
            return result;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode result = JSON.createArrayNode();
            array.forEach(item -> result.add(evaluated(item, vars)));
            return result;
        }
        return node.isTextual() && node.asText().contains("${{") ? evaluated(node.asText(), vars) : node;
    }

    private static JsonNode evaluated(String template, Map<String, String> vars) {
        String result = EXPRESSION
                .matcher(template)
                .replaceAll(
                        match -> Matcher.quoteReplacement(value(match.group(1).strip(), vars)));
        return coerced(result);
    }

    private static String value(String expression, Map<String, String> vars) {
        Matcher variable = VARIABLE.matcher(expression);
        if (variable.matches()) {
            String value = Optional.ofNullable(vars.get(variable.group(2))).orElseThrow();
            return variable.group(1) == null ? value : '"' + value + '"';
        }
        return VALUES.entrySet().stream()
                .filter(known -> expression.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("what does this yield: " + expression));
    }

    /** What was quoted is text; all else is a number, a truth value or JSON, if it can be. */
    private static JsonNode coerced(String result) {
        if (result.length() > 1 && result.startsWith("\"") && result.endsWith("\"")) {
            return JsonNodeFactory.instance.textNode(result.substring(1, result.length() - 1));
        }
        try {
            return JSON.readTree(result);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode(result);
        }
    }
}
