package io.imagefactory.core.discovery;

import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.State;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The names of base images' files. An image in state, archived or not, keeps the name it has. New ones are named in the
 * order of their canonical references: the first to want a name gets it, others get one with digits.
 */
final class BaseImageNames {

    private final Map<String, String> byReference = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    static BaseImageNames of(State before, Collection<ImageReference> used) {
        BaseImageNames names = new BaseImageNames();
        before.archivedBaseImages().values().forEach(names::keep);
        before.baseImages().values().forEach(names::keep);
        used.stream().sorted().forEach(names::add);
        return names;
    }

    String of(ImageReference image) {
        return byReference.get(image.canonical());
    }

    private void keep(BaseImageState image) {
        byReference.put(image.image().canonical(), image.name());
        taken.add(image.name().toLowerCase(Locale.ROOT));
    }

    private void add(ImageReference image) {
        byReference.computeIfAbsent(image.canonical(), any -> {
            String name = image.resourceName();
            for (int more = 0; !taken.add(name); more++) {
                name = image.resourceNameWithHash(more);
            }
            return name;
        });
    }
}
