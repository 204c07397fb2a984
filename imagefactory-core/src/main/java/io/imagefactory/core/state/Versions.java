package io.imagefactory.core.state;

import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What two branches say of the same, and what they began with.
 *
 * @param base absent where that is not known, or said nothing
 */
record Versions(Optional<YamlMapping> base, YamlMapping ours, YamlMapping theirs) {

    /** One of the two. */
    enum Side {
        OURS,
        THEIRS
    }

    /**
     * What becomes of two versions: one mapping, or two where they contradict each other, which differ in that alone.
     *
     * @param tree where ours is right in everything that contradicts
     * @param other where theirs is
     */
    record Merged(YamlMapping tree, YamlMapping other) {

        static Merged agreed(YamlMapping tree) {
            return new Merged(tree, tree);
        }
    }

    YamlMapping of(Side side) {
        return side == Side.OURS ? ours : theirs;
    }

    /** The mappings under a key; of what is none, an empty one. */
    Versions within(String key) {
        return new Versions(base.map(tree -> tree.mapping(key)), ours.mapping(key), theirs.mapping(key));
    }

    Versions only(Predicate<String> keys) {
        return new Versions(base.map(tree -> tree.filter(keys)), ours.filter(keys), theirs.filter(keys));
    }

    /** The side that is right since the other has not changed these keys, or has no values there; empty where both have. */
    Optional<Side> right(Collection<String> keys) {
        return only(keys::contains).right();
    }

    private Optional<Side> right() {
        if (ours.equals(theirs) || base.filter(theirs::equals).isPresent()) {
            return Optional.of(Side.OURS);
        }
        if (base.filter(ours::equals).isPresent() || isNothing(ours)) {
            return Optional.of(Side.THEIRS);
        }
        return isNothing(theirs) ? Optional.of(Side.OURS) : Optional.empty();
    }

    private static boolean isNothing(YamlMapping tree) {
        return tree.values().values().stream().allMatch(YamlNode::isNull);
    }

    /**
     * Merges key by key, mappings below them too. What one side alone has changed is as that side has it; what it has removed
     * stays where the other has changed it.
     */
    Merged merge() {
        YamlMapping.Builder tree = YamlMapping.builder();
        YamlMapping.Builder other = YamlMapping.builder();
        Set<String> keys = new LinkedHashSet<>(ours.keys());
        keys.addAll(theirs.keys());
        for (String key : keys) {
            Optional<Side> right = right(Set.of(key));
            if (right.isPresent()) {
                of(right.get()).get(key).ifPresent(value -> {
                    tree.put(key, value);
                    other.put(key, value);
                });
            } else if (ours.get(key).orElseThrow() instanceof YamlMapping
                    && theirs.get(key).orElseThrow() instanceof YamlMapping) {
                Merged below = within(key).merge();
                tree.put(key, below.tree());
                other.put(key, below.other());
            } else {
                tree.put(key, ours.get(key).orElseThrow());
                other.put(key, theirs.get(key).orElseThrow());
            }
        }
        return new Merged(tree.build(), other.build());
    }
}
