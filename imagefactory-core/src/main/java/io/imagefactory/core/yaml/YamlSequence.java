package io.imagefactory.core.yaml;

import java.util.List;

/** A list. */
public final class YamlSequence implements YamlNode {

    private final List<YamlNode> items;
    private final Position position;
    private final long size;

    YamlSequence(List<YamlNode> items, Position position) {
        this.items = List.copyOf(items);
        this.position = position;
        this.size = 1 + YamlMapping.size(items);
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
    public Position position() {
        return position;
    }

    @Override
    public String describe() {
        return "a list";
    }

    @Override
    public long size() {
        return size;
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
