package io.imagefactory.core.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Keys and values, in the order in which they are written. Every key is text. */
public final class YamlMapping extends YamlNode {

    /** Without a key. */
    public static final YamlMapping EMPTY = new YamlMapping(Map.of(), Map.of(), Position.NONE);

    private final Map<String, YamlNode> values;
    private final Map<String, Position> keyPositions;

    YamlMapping(Map<String, YamlNode> values, Map<String, Position> keyPositions, Position position) {
        super(position, values.values());
        this.values = Collections.unmodifiableMap(values);
        this.keyPositions = keyPositions;
    }

    /** In the order in which the map is iterated. */
    public static YamlMapping of(Map<String, ? extends YamlNode> values) {
        return new YamlMapping(new LinkedHashMap<>(values), Map.of(), Position.NONE);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The keys in the order in which they are written. */
    public Set<String> keys() {
        return values.keySet();
    }

    public Map<String, YamlNode> values() {
        return values;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public Optional<YamlNode> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The text of a key whose value is text; empty where the key is absent, {@code null}, a list or a mapping. */
    public Optional<String> text(String key) {
        return get(key).filter(node -> node instanceof YamlScalar scalar && !scalar.isNull())
                .map(node -> ((YamlScalar) node).text());
    }

    /** The mapping under a key; empty where the key is absent or holds something else. */
    public YamlMapping mapping(String key) {
        return values.get(key) instanceof YamlMapping mapping ? mapping : EMPTY;
    }

    /** Where the key itself stands. */
    public Position keyPosition(String key) {
        return keyPositions.getOrDefault(key, position());
    }

    /** A copy without the keys that do not pass. */
    public YamlMapping filter(Predicate<String> keys) {
        Map<String, YamlNode> kept = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (keys.test(key)) {
                kept.put(key, value);
            }
        });
        return new YamlMapping(kept, keyPositions, position());
    }

    /** A copy in which the key has the value; a new key comes last. */
    public YamlMapping with(String key, YamlNode value) {
        Map<String, YamlNode> copy = new LinkedHashMap<>(values);
        copy.put(key, value);
        return new YamlMapping(copy, keyPositions, position());
    }

    @Override
    public String describe() {
        return "a mapping";
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof YamlMapping that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /** Collects keys in order, for one mapping. */
    public static final class Builder {

        private Map<String, YamlNode> values = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String key, YamlNode value) {
            values.put(key, value);
            return this;
        }

        public Builder put(String key, String text) {
            return put(key, YamlScalar.of(text));
        }

        public Builder put(String key, boolean value) {
            return put(key, YamlScalar.of(value));
        }

        /** Nothing is put where there is no text. */
        public Builder put(String key, Optional<String> text) {
            text.ifPresent(present -> put(key, present));
            return this;
        }

        /** Adds keys that are not there yet, in their order. */
        public Builder putAllAbsent(Map<String, YamlNode> others) {
            others.forEach(values::putIfAbsent);
            return this;
        }

        /** The mapping; nothing can be put into it any more. */
        public YamlMapping build() {
            YamlMapping built = new YamlMapping(values, Map.of(), Position.NONE);
            values = Map.of();
            return built;
        }
    }
}
