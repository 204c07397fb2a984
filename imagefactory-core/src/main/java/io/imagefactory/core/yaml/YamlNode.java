package io.imagefactory.core.yaml;

/**
 * A value in a YAML document. Two nodes are equal when they are the same data: quotes, comments, the order of keys and
 * the place in the text do not count.
 */
public abstract sealed class YamlNode permits YamlMapping, YamlScalar, YamlSequence {
    private final Position position;
    private final long size;

    YamlNode(Position position, Iterable<? extends YamlNode> within) {
        this.position = position;
        long nodes = 1;
        for (YamlNode node : within) {
            nodes += node.size;
        }
        this.size = nodes;
    }

    /** Where the node begins. */
    public final Position position() {
        return position;
    }

    /** What a user would call it: {@code a mapping}, {@code a list}, {@code text}, {@code nothing}. */
    public abstract String describe();

    /** Whether this is an unquoted {@code null}, {@code ~} or empty value. */
    public boolean isNull() {
        return false;
    }

    /** How many nodes a walk over this one visits, itself included, aliases followed. */
    public final long size() {
        return size;
    }
}
