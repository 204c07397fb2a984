package io.imagefactory.core.yaml;

import java.util.List;
import java.util.Optional;

/** A list. */
public final class YamlSequence extends YamlNode {

    private final List<YamlNode> items;
    private final Optional<String> tag;

    YamlSequence(List<YamlNode> items, Position position) {
        this(items, Optional.empty(), position);
    }

    YamlSequence(List<YamlNode> items, Optional<String> tag, Position position) {
        super(position, items);
        this.items = List.copyOf(items);
        this.tag = tag;
    }

    public static YamlSequence of(List<? extends YamlNode> items) {
        return new YamlSequence(List.copyOf(items), Position.NONE);
    }

    /** A list of text. */
    public static YamlSequence ofText(Iterable<String> items) {
        List<YamlNode> nodes = new java.util.ArrayList<>();
        items.forEach(item -> nodes.add(YamlScalar.of(item)));
        return of(nodes);
    }

    /** The tag of an application, such as GitLab's {@code !reference}; only where the reader takes such tags. */
    public Optional<String> tag() {
        return tag;
    }

    public List<YamlNode> items() {
        return items;
    }

    @Override
    public String describe() {
        return "a list";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof YamlSequence that && items.equals(that.items);
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }

    @Override
    public String toString() {
        return items.toString();
    }
}
