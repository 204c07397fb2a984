package io.imagefactory.core.state;

import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlSequence;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The word of a person that a digest is to be used at once, however young it is. It is kept in {@code updateHistory} with
 * the digest that it is about, and so means no later one; it has no effect any more once that digest is old enough.
 *
 * @param at when it was given
 * @param by by whom
 * @param reason why
 * @param cve the vulnerability that it is about
 * @param expires when it ends before its time
 * @param images the managed images that it is for; empty for all that stand on the base image
 */
public record Release(
        Instant at, String by, String reason, Optional<String> cve, Optional<Instant> expires, Set<String> images) {

    static final String KEY = "releases";

    public Release {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a release needs a reason");
        }
        images = Collections.unmodifiableSortedSet(new TreeSet<>(images));
    }

    /** Whether it is for everyone who stands on the base image, and for what stands on those. */
    public boolean isForAll(Instant now) {
        return images.isEmpty() && isInForce(now);
    }

    public boolean isFor(String image, Instant now) {
        return (images.isEmpty() || images.contains(image)) && isInForce(now);
    }

    private boolean isInForce(Instant now) {
        return expires.filter(end -> !now.isBefore(end)).isEmpty();
    }

    /** The releases of an entry of the history; what has not their form is none. */
    static List<Release> of(YamlMapping entry) {
        return entry.get(KEY).orElse(null) instanceof YamlSequence list
                ? list.items().stream().flatMap(item -> from(item).stream()).toList()
                : List.of();
    }

    /** The entry with one release more. */
    YamlMapping addedTo(YamlMapping entry) {
        List<YamlNode> before = entry.get(KEY).orElse(null) instanceof YamlSequence list ? list.items() : List.of();
        return entry.with(
                KEY,
                YamlSequence.of(
                        Stream.concat(before.stream(), Stream.of(tree())).toList()));
    }

    /** The entry with the releases that another one of the same digest has beside its own. */
    static YamlMapping united(YamlMapping entry, YamlMapping other) {
        if (!(entry.get(KEY).orElse(null) instanceof YamlSequence own)
                || !(other.get(KEY).orElse(null) instanceof YamlSequence others)) {
            return entry;
        }
        return entry.with(
                KEY,
                YamlSequence.of(Stream.concat(own.items().stream(), others.items().stream())
                        .distinct()
                        .toList()));
    }

    private YamlMapping tree() {
        YamlMapping.Builder tree = YamlMapping.builder()
                .put("at", Timestamp.yaml(at))
                .put("by", by)
                .put("reason", reason)
                .put("cve", cve);
        expires.ifPresent(end -> tree.put("expires", Timestamp.yaml(end)));
        if (!images.isEmpty()) {
            tree.put("images", YamlSequence.ofText(List.copyOf(images)));
        }
        return tree.build();
    }

    /** One for certain images that names none is for nobody, rather than for all. */
    private static Optional<Release> from(YamlNode node) {
        if (!(node instanceof YamlMapping tree)
                || tree.text("reason").filter(text -> !text.isBlank()).isEmpty()
                || tree.get("images").isPresent()
                        && Form.texts(tree.get("images")).isEmpty()) {
            return Optional.empty();
        }
        boolean expiresNever = tree.get("expires").filter(end -> !end.isNull()).isEmpty();
        Optional<Instant> expires = Form.TIMESTAMP.read(tree, "expires");
        return Form.TIMESTAMP
                .read(tree, "at")
                .filter(any -> expiresNever || expires.isPresent())
                .map(at -> new Release(
                        at,
                        tree.text("by").orElse("unknown"),
                        tree.text("reason").orElseThrow(),
                        tree.text("cve"),
                        expires,
                        Set.copyOf(Form.texts(tree.get("images")))));
    }
}
