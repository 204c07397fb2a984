package io.imagefactory.core.yaml;

import java.util.List;

/** A list. */
public final class YamlSequence extends YamlNode {

    private final List<YamlNode> items;

    YamlSequence(List<YamlNode> items, Position position) {
        super(position, items);
        this.items = List.copyOf(items);
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
