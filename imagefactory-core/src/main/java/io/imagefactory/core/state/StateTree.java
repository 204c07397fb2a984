package io.imagefactory.core.state;

import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The contents of a state file as data. */
final class StateTree {

    private StateTree() {}

    /**
     * What the file says, whoever wrote it: timestamps in one spelling, and {@code None}, which Python writes for nothing,
     * as nothing. Two files that say the same are equal after this.
     */
    static YamlMapping canonical(Folder folder, YamlMapping tree) {
        YamlMapping.Builder values = YamlMapping.builder();
        tree.values()
                .forEach((key, value) -> values.put(
                        key,
                        Field.of(folder, key)
                                .map(field -> field.canonical(value))
                                .orElse(value)));
        return values.build();
    }

    /** Only what images.yaml and the Dockerfiles decide. */
    static YamlMapping decided(Folder folder, YamlMapping tree) {
        return tree.filter(key -> Field.kindOf(folder, key) != FieldKind.OBSERVED);
    }

    /** The values of one kind. */
    static YamlMapping ofKind(Folder folder, FieldKind kind, YamlMapping tree) {
        return tree.filter(key -> Field.kindOf(folder, key) == kind);
    }

    /** All values in the order in which they are written, what this version does not know last. */
    static YamlMapping inOrder(Folder folder, YamlMapping... parts) {
        Map<String, YamlNode> all = new LinkedHashMap<>();
        for (YamlMapping part : parts) {
            all.putAll(part.values());
        }
        YamlMapping.Builder ordered = YamlMapping.builder();
        for (Field field : Field.of(folder)) {
            YamlNode value = all.get(field.key());
            if (value != null) {
                ordered.put(field.key(), value);
            }
        }
        return ordered.putAllAbsent(all).build();
    }

    /** The keys whose values differ, in the order in which they are written. */
    static Set<String> differences(Folder folder, YamlMapping before, YamlMapping after) {
        Set<String> keys = new LinkedHashSet<>(inOrder(folder, before, after).keys());
        keys.removeIf(key -> before.get(key).equals(after.get(key)));
        return keys;
    }
}
