package io.imagefactory.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A JSON value. What is absent, {@code null} or of another type than asked for is empty. */
public final class Json {

    /** Each takes some hundred bytes of memory, however few it takes of a text. */
    private static final int MOST_TOKENS = 150_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode node;

    private Json(JsonNode node) {
        this.node = node;
    }

    /**
     * Reads a document of up to {@value #MOST_TOKENS} names, values and brackets, a thousand levels deep.
     *
     * @throws MalformedJsonException where the bytes are no JSON in UTF-8, two members have one name, or there is more
     */
    public static Json read(byte[] bytes) {
        try {
            return new Json(MAPPER.readTree(bytes));
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw new MalformedJsonException(
                    "no JSON" + (place == null ? "" : " at " + place.getLineNr() + ":" + place.getColumnNr()),
                    withoutText(e));
        } catch (IOException e) {
            throw new MalformedJsonException("no JSON", withoutText(e));
        }
    }

    /** The text of a member. */
    public Optional<String> text(String name) {
        return member(name).flatMap(Json::text);
    }

    /** The text that this is. */
    public Optional<String> text() {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    /** A member that is a whole number of 64 bits. */
    public OptionalLong number(String name) {
        return node.path(name).isIntegralNumber() && node.path(name).canConvertToLong()
                ? OptionalLong.of(node.path(name).longValue())
                : OptionalLong.empty();
    }

    /** Whether a member is {@code true}. */
    public boolean isTrue(String name) {
        return member(name)
                .filter(member -> member.node.isBoolean() && member.node.booleanValue())
                .isPresent();
    }

    /** The items of the list that this is. */
    public List<Json> items() {
        List<Json> items = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(item -> items.add(new Json(item)));
        }
        return items;
    }

    /** A member that is an object. */
    public Optional<Json> object(String name) {
        return member(name).filter(member -> member.node.isObject());
    }

    /** What a member that is an array holds. */
    public List<Json> items(String name) {
        List<Json> items = new ArrayList<>();
        if (node.path(name).isArray()) {
            node.path(name).forEach(item -> items.add(new Json(item)));
        }
        return items;
    }

    /** The members of an object, in the order written. */
    public Map<String, Json> members() {
        Map<String, Json> members = new LinkedHashMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), new Json(member.getValue())));
        return members;
    }

    public boolean isObject() {
        return node.isObject();
    }

    private Optional<Json> member(String name) {
        return Optional.ofNullable(node.get(name)).map(Json::new);
    }

    /** Jackson's messages quote what they could not read. */
    private static Throwable withoutText(IOException e) {
        IOException cause = new IOException(e.getClass().getSimpleName());
        cause.setStackTrace(e.getStackTrace());
        return cause;
    }
}
