package io.imagefactory.core.state;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.Published;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlScalar;
import io.imagefactory.core.yaml.YamlSequence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a value is read as, and how it is written.
 *
 * @param expected what a value should be, for messages
 * @param accepts whether a value has this form, which need not say all that is looked for in it
 * @param reader empty where it says nothing
 * @param canonical a single value in our spelling, whatever form it has
 */
record Form<T>(
        String expected,
        Predicate<YamlNode> accepts,
        Function<YamlNode, Optional<T>> reader,
        Function<T, YamlNode> writer,
        Function<YamlScalar, YamlNode> canonical) {

    static final Form<YamlNode> DATA =
            new Form<>("data", any -> true, Optional::of, Function.identity(), scalar -> scalar);

    static final Form<String> TEXT = scalar("text", Optional::of, YamlScalar::of, value -> YamlScalar.of(value.text()));

    static final Form<Boolean> BOOLEAN = scalar(
            "true or false",
            text -> Optional.of(text)
                    .filter(value -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false"))
                    .map(Boolean::valueOf),
            YamlScalar::of,
            scalar -> scalar);

    /** How often something was; not a number that nobody can have counted to. */
    static final Form<Integer> COUNT = scalar(
            "a number",
            text -> Optional.of(text)
                    .filter(value -> value.matches("\\d{1,9}"))
                    .map(value -> Math.min(Integer.parseInt(value), 1000))
                    .filter(value -> value > 0),
            YamlScalar::of,
            scalar -> scalar);

    static final Form<Digest> DIGEST = scalar(
            "a digest (sha256: and 64 hexadecimal digits)",
            Digest::find,
            digest -> YamlScalar.of(digest.toString()),
            value -> YamlScalar.of(value.text()));

    static final Form<Instant> TIMESTAMP = scalar(
            "a point in time (such as 2024-12-04T10:00:00Z)", Timestamp::of, Timestamp::yaml, Timestamp::canonical);

    static final Form<RebuildStatus> STATUS =
            scalar("a status", RebuildStatus::of, status -> YamlScalar.of(status.text()), scalar -> scalar);

    static final Form<Evidence> EVIDENCE =
            scalar("a kind of evidence", Evidence::of, evidence -> YamlScalar.of(evidence.text()), scalar -> scalar);

    static final Form<Delivery> DELIVERY = scalar(
            "pending, claimed or unknown", Delivery::of, delivery -> YamlScalar.of(delivery.text()), scalar -> scalar);

    static final Form<SortedMap<String, Digest>> DIGESTS = map(DIGEST);
    static final Form<SortedMap<String, Instant>> TIMESTAMPS = map(TIMESTAMP);
    static final Form<Published> PUBLISHED = mapping(Form::published, Form::tree);
    static final Form<DigestHistory> HISTORY = new Form<>(
            "a list",
            YamlSequence.class::isInstance,
            node -> node instanceof YamlSequence list ? Optional.of(DigestHistory.of(list)) : Optional.empty(),
            DigestHistory::tree,
            scalar -> scalar);
    static final Form<RebuildState> REBUILD_STATE =
            mapping(tree -> Optional.of(RebuildState.of(tree)), RebuildState::asItStands);

    /** What the value says; empty for nothing, and for what has not this form. */
    Optional<T> read(YamlNode value) {
        return value.isNull() ? Optional.empty() : reader.apply(value);
    }

    /** The same of what stands under the key. */
    Optional<T> read(YamlMapping tree, String key) {
        return tree.get(key).flatMap(this::read);
    }

    YamlNode write(T value) {
        return writer.apply(value);
    }

    /** The items of a list that are text; of anything else none. */
    static List<String> texts(Optional<YamlNode> value) {
        List<String> texts = new ArrayList<>();
        if (value.orElse(null) instanceof YamlSequence list) {
            for (YamlNode item : list.items()) {
                TEXT.read(item).ifPresent(texts::add);
            }
        }
        return texts;
    }

    private static <T> Form<T> scalar(
            String expected,
            Function<String, Optional<T>> reader,
            Function<T, YamlNode> writer,
            Function<YamlScalar, YamlNode> canonical) {
        Function<YamlNode, Optional<T>> read =
                node -> node instanceof YamlScalar scalar ? reader.apply(scalar.text()) : Optional.empty();
        return new Form<>(expected, node -> read.apply(node).isPresent(), read, writer, canonical);
    }

    private static <T> Form<T> mapping(Function<YamlMapping, Optional<T>> reader, Function<T, YamlNode> writer) {
        return new Form<>(
                "a mapping",
                YamlMapping.class::isInstance,
                node -> node instanceof YamlMapping tree ? reader.apply(tree) : Optional.empty(),
                writer,
                scalar -> scalar);
    }

    /** By name; an item that has not the form of the others is left out. */
    private static <T> Form<SortedMap<String, T>> map(Form<T> items) {
        return mapping(
                tree -> {
                    SortedMap<String, T> values = new TreeMap<>();
                    tree.values().forEach((name, item) -> items.read(item).ifPresent(value -> values.put(name, value)));
                    return Optional.of(Collections.unmodifiableSortedMap(values));
                },
                values -> {
                    YamlMapping.Builder tree = YamlMapping.builder();
                    values.forEach((name, value) -> tree.put(name, items.write(value)));
                    return tree.build();
                });
    }

    private static Optional<Published> published(YamlMapping tree) {
        return DIGEST.read(tree, "digest")
                .map(digest -> new Published(
                        digest,
                        TIMESTAMP.read(tree, "created"),
                        DIGESTS.read(tree, "platforms").orElseGet(Collections::emptySortedMap)));
    }

    private static YamlMapping tree(Published published) {
        YamlMapping.Builder tree = YamlMapping.builder().put("digest", DIGEST.write(published.digest()));
        published.created().ifPresent(created -> tree.put("created", TIMESTAMP.write(created)));
        return tree.put("platforms", DIGESTS.write(published.platforms())).build();
    }
}
