package io.imagefactory.core.state;

import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of an image, by us or by others: digests, dates, versions, history, each as what its field holds; and,
 * beside those, every key that this version does not know. All of it is carried along. A value without the form of its
 * field stays as it is and counts as absent.
 */
public final class Observed {

    /** Nothing was seen. */
    public static final Observed NOTHING = new Observed(Map.of(), YamlMapping.EMPTY);

    private final Map<Field<?>, Value<?>> known;
    private final YamlMapping unknown;

    private Observed(Map<Field<?>, Value<?>> known, YamlMapping unknown) {
        this.known = known;
        this.unknown = unknown;
    }

    /**
     * A value in a file.
     *
     * @param node as it stands there
     * @param value what it says; empty for nothing, and for what has not the form of the field
     */
    private record Value<T>(YamlNode node, Optional<T> value) {}

    /** What a file says but for what images.yaml and the Dockerfiles decide. */
    static Observed of(Folder folder, YamlMapping tree) {
        Map<Field<?>, Value<?>> known = new HashMap<>();
        Map<String, YamlNode> unknown = new LinkedHashMap<>();
        tree.values().forEach((key, node) -> {
            Field<?> field = Field.find(folder, key);
            if (field == null) {
                unknown.put(key, node);
            } else if (field.kind() == FieldKind.OBSERVED) {
                known.put(field, value(field, node));
            }
        });
        return new Observed(known, unknown.isEmpty() ? YamlMapping.EMPTY : YamlMapping.of(unknown));
    }

    /** All of it, in no particular order. */
    YamlMapping tree() {
        YamlMapping.Builder tree = YamlMapping.builder();
        known.forEach((field, value) -> tree.put(field.key(), value.node()));
        return tree.putAllAbsent(unknown.values()).build();
    }

    private static <T> Value<T> value(Field<T> field, YamlNode node) {
        return new Value<>(node, field.form().read(node));
    }

    /** The keys that this version does not know, as they stand. */
    public YamlMapping unknown() {
        return unknown;
    }

    /** The value of the field; empty where it is absent, or has not the form of the field. */
    public <T> Optional<T> get(Field<T> field) {
        Value<T> value = value(field);
        return value == null ? Optional.empty() : value.value();
    }

    /** Since when the registry has no such tag; empty where somebody has seen one since, whoever keeps the file. */
    public Optional<Instant> missingSince() {
        return get(Field.MISSING_SINCE)
                .filter(since -> Stream.of(Field.LAST_CHECKED, Field.LAST_UPDATED)
                        .flatMap(seen -> get(seen).stream())
                        .noneMatch(since::isBefore));
    }

    /** The value as it stands, whatever form it has. */
    Optional<YamlNode> node(Field<?> field) {
        return Optional.ofNullable(known.get(field)).map(Value::node);
    }

    /** Whether there is a value without the form that the field should have. */
    public boolean isMalformed(Field<?> field) {
        Value<?> value = known.get(field);
        return value != null && value.value().isEmpty() && !field.accepts(value.node());
    }

    public <T> Observed with(Field<T> field, T value) {
        return with(field, new Value<>(field.form().write(value), Optional.of(value)));
    }

    /** With that value, if there is one. */
    public <T> Observed with(Field<T> field, Optional<T> value) {
        return value.map(present -> with(field, present)).orElse(this);
    }

    /** With that value, unless what is there is malformed: that stays as it is. */
    public <T> Observed withWellFormed(Field<T> field, T value) {
        return isMalformed(field) ? this : with(field, value);
    }

    /** With that value where there is none yet; {@code null} is none. */
    public <T> Observed withDefault(Field<T> field, T value) {
        Value<?> present = known.get(field);
        return present == null || present.node().isNull() ? with(field, value) : this;
    }

    /** Whether it says no more than a run says anew of an image of which nothing was seen. */
    boolean isRemakeable() {
        return unknown.isEmpty()
                && known.entrySet().stream()
                        .allMatch(field -> Field.OF_NEW.contains(field.getKey())
                                || field.getValue().node().isNull()
                                || field.getValue().value().equals(Optional.of(RebuildState.FIRST)));
    }

    /** With the key, so that tools that only change values can; it is {@code null} where it has no value. */
    public <T> Observed withKey(Field<T> field) {
        return known.containsKey(field) ? this : with(field, new Value<T>(Field.NOTHING, Optional.empty()));
    }

    /** Without the field, whatever stands there. */
    public Observed without(Field<?> field) {
        if (!known.containsKey(field)) {
            return this;
        }
        Map<Field<?>, Value<?>> changed = new HashMap<>(known);
        changed.remove(field);
        return new Observed(changed, unknown);
    }

    private <T> Observed with(Field<T> field, Value<T> value) {
        Map<Field<?>, Value<?>> changed = new HashMap<>(known);
        changed.put(field, value);
        return new Observed(changed, unknown);
    }

    /** A field's value is of the field's type: that is how it came in. */
    @SuppressWarnings("unchecked")
    private <T> @Nullable Value<T> value(Field<T> field) {
        return (Value<T>) known.get(field);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Observed that && known.equals(that.known) && unknown.equals(that.unknown);
    }

    @Override
    public int hashCode() {
        return 31 * known.hashCode() + unknown.hashCode();
    }

    @Override
    public String toString() {
        return tree().toString();
    }
}
