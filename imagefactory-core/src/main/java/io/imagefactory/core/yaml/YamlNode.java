package io.imagefactory.core.yaml;

/**
 * A value in a YAML document. Two nodes are equal when they are the same data: quotes, comments, the order of keys and
 * the place in the text do not count.
 */
public sealed interface YamlNode permits YamlMapping, YamlScalar, YamlSequence {

    /** Where the node begins. */
    Position position();

    /** What a user would call it: {@code a mapping}, {@code a list}, {@code text}, {@code nothing}. */
    String describe();

    /** Whether this is an unquoted {@code null}, {@code ~} or empty value. */
    default boolean isNull() {
        return false;
    }

    /** How many nodes a walk over this one visits, itself included, aliases followed. */
    long size();
}
