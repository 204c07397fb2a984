package io.imagefactory.kargo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What one release of Kargo says of its Warehouses: its own resource definition, read as strictly as a cluster reads it
 * (a field that the definition does not know is an error, unless it is to be kept), and its schema of image
 * subscriptions, which the definition leaves open since 1.9.
 */
final class KargoSchemas {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .regularExpressionFactory(regex ->
                            text -> Pattern.compile(regex).matcher(text).find())
                    .build()));

    private final Schema warehouse;
    private final Optional<Schema> image;

    private KargoSchemas(Schema warehouse, Optional<Schema> image) {
        this.warehouse = warehouse;
        this.image = image;
    }

    /** Reads the files of a release as they lie in Kargo's repository, below {@code crds} and {@code subscription-schemas}. */
    static KargoSchemas read(Path release) throws IOException {
        Path definition = release.resolve("crds").resolve("kargo.akuity.io_warehouses.yaml");
        ObjectNode schema =
                (ObjectNode) yaml(Files.readString(definition)).get(0).at("/spec/versions/0/schema/openAPIV3Schema");
        forbidUnknownFields(schema);
        ((ObjectNode) schema.at("/properties/metadata")).put("additionalProperties", true);
        Path image = release.resolve("subscription-schemas").resolve("image.json");
        return new KargoSchemas(
                REGISTRY.getSchema(schema),
                Files.exists(image)
                        ? Optional.of(REGISTRY.getSchema(JSON.readTree(Files.readString(image))))
                        : Optional.empty());
    }

    /** All that is wrong with the objects of a manifest. */
    List<String> errors(Manifest manifest) {
        List<String> errors = new ArrayList<>();
        for (JsonNode object : yaml(manifest.text())) {
            String name = object.at("/metadata/name").asText();
            warehouse.validate(object).stream().map(Error::toString).forEach(error -> errors.add(name + ": " + error));
            for (JsonNode subscription : object.at("/spec/subscriptions")) {
                image.ifPresent(schema -> schema.validate(subscription.get("image")).stream()
                        .map(Error::toString)
                        .forEach(error -> errors.add(name + ", image: " + error)));
            }
        }
        return errors;
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
