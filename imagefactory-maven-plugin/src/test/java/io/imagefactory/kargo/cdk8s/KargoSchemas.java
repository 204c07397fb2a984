package io.imagefactory.kargo.cdk8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.imagefactory.kargo.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What one release of Kargo says of its objects: its own resource definitions, read as strictly as a cluster reads them (a
 * field that the definition does not know is an error, unless it is to be kept); its schema of image subscriptions, which
 * the definition leaves open since 1.9; and its schemas of steps, which the definition never told.
 */
final class KargoSchemas {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .regularExpressionFactory(regex ->
                            text -> Pattern.compile(regex).matcher(text).find())
                    .build()));

    private final Path release;
    private final Map<String, Schema> schemas = new HashMap<>();

    private KargoSchemas(Path release) {
        this.release = release;
    }

    /**
     * Of a release whose files lie as in Kargo's repository, below {@code crds}, {@code subscription-schemas} and
     * {@code step-schemas}.
     */
    static KargoSchemas of(Path release) {
        return new KargoSchemas(release);
    }

    /** All that is wrong with the objects of a manifest, and with the steps of promotions to its Stages. */
    List<String> errors(Manifest manifest) {
        List<String> errors = new ArrayList<>();
        List<JsonNode> objects = objects(manifest);
        for (JsonNode object : objects) {
            String kind = object.get("kind").asText();
            String subject = kind + " " + object.at("/metadata/name").asText();
            errors.addAll(errors(subject, definition(kind), object));
            for (JsonNode subscription : object.at("/spec/subscriptions")) {
                image().ifPresent(schema -> errors.addAll(errors(subject, schema, subscription.get("image"))));
            }
        }
        for (Promotions.Step step : new Promotions(objects).steps()) {
            String subject = step.stage() + ", " + step.uses();
            step(step.uses())
                    .ifPresentOrElse(
                            schema -> errors.addAll(errors(subject, schema, step.config())),
                            () -> errors.add(subject + ": there is no such step"));
        }
        return errors;
    }

    /** The objects of a manifest, in their order. */
    static List<JsonNode> objects(Manifest manifest) {
        return yaml(manifest.text());
    }

    private static List<String> errors(String subject, Schema schema, JsonNode value) {
        return schema.validate(value).stream()
                .map(error -> subject + ": " + error)
                .toList();
    }

    private Schema definition(String kind) {
        return schemas.computeIfAbsent(kind, any -> {
            String file = "kargo.akuity.io_" + kind.toLowerCase(Locale.ROOT) + "s.yaml";
            ObjectNode schema = (ObjectNode) yaml(read(release.resolve("crds").resolve(file)))
                    .get(0)
                    .at("/spec/versions/0/schema/openAPIV3Schema");
            forbidUnknownFields(schema);
            ((ObjectNode) schema.at("/properties/metadata")).put("additionalProperties", true);
            return REGISTRY.getSchema(schema);
        });
    }

    private Optional<Schema> image() {
        return json(release.resolve("subscription-schemas").resolve("image.json"));
    }

    private Optional<Schema> step(String uses) {
        return json(release.resolve("step-schemas").resolve(uses + "-config.json"));
    }

    private Optional<Schema> json(Path file) {
        return Files.exists(file)
                ? Optional.of(schemas.computeIfAbsent(file.toString(), any -> schema(file)))
                : Optional.empty();
    }

    private static Schema schema(Path file) {
        try {
            return REGISTRY.getSchema(JSON.readTree(read(file)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forbidUnknownFields(JsonNode schema) {
        boolean keepsThem =
                schema.path("x-kubernetes-preserve-unknown-fields").asBoolean() || schema.has("additionalProperties");
        if (schema.path("type").asText().equals("object") && !keepsThem) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
        schema.path("properties").forEach(KargoSchemas::forbidUnknownFields);
        if (schema.has("items")) {
            forbidUnknownFields(schema.get("items"));
        }
    }

    private static List<JsonNode> yaml(String text) {
        Iterable<Object> documents = new Load(LoadSettings.builder().build()).loadAllFromString(text);
        return StreamSupport.stream(documents.spliterator(), false)
                .filter(Map.class::isInstance)
                .map(document -> JSON.<JsonNode>valueToTree(document))
                .toList();
    }
}
