package io.imagefactory.core.state;

import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A mapping of which one key after the other is read; what nobody has read, or has not its form, is unknown. */
final class Keys {

    private final Map<String, YamlNode> unread;

    Keys(YamlMapping tree) {
        this.unread = new LinkedHashMap<>(tree.values());
    }

    <T> Optional<T> read(String key, Form<T> form) {
        Optional<T> value = Optional.ofNullable(unread.get(key)).flatMap(form::read);
        value.ifPresent(any -> unread.remove(key));
        return value;
    }

    /** What is left, as it stands. */
    YamlMapping unknown() {
        return YamlMapping.of(unread);
    }
}
