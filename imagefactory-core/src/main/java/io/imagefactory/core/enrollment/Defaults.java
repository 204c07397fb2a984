package io.imagefactory.core.enrollment;

import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.yaml.YamlMapping;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code defaults:} says for all images. */
final class Defaults {

    private static final Set<String> KEYS =
            Set.of("registry", "rebuildDelay", "autoRebuild", "ignoreEqualContent", "source");

    private Defaults() {}

    /**
     * Reports what is wrong with them, once, and leaves it out.
     *
     * @param levelsUp how far a local path may lead upwards
     */
    static YamlMapping checked(Fields defaults, int levelsUp) {
        defaults.checkKeys(KEYS);
        Fields source = defaults.in("source", "source of defaults");
        source.checkKeys(BuildParser.COMMON_KEYS);
        YamlMapping validSource = BuildParser.validDefaults(source, levelsUp);
        YamlMapping valid = defaults.valid(Map.of(
                "registry", () -> defaults.parsed("registry", EnrollmentParser::host),
                "rebuildDelay", () -> defaults.parsed("rebuildDelay", RebuildDelay::of),
                "autoRebuild", () -> defaults.flag("autoRebuild"),
                "ignoreEqualContent", () -> defaults.flag("ignoreEqualContent")));
        return source.mapping().isEmpty() ? valid : valid.with("source", validSource);
    }

    /** The image with the defaults for what it leaves out, those that come first before the others. */
    static YamlMapping apply(List<YamlMapping> defaults, YamlMapping image) {
        YamlMapping result = image;
        for (YamlMapping some : defaults) {
            result = apply(some, result);
        }
        return result;
    }

    private static YamlMapping apply(YamlMapping defaults, YamlMapping image) {
        YamlMapping result =
                filled(image, defaults, List.of("registry", "rebuildDelay", "autoRebuild", "ignoreEqualContent"));
        YamlMapping source = image.mapping("source");
        YamlMapping common = defaults.mapping("source");
        if (!(image.values().get("source") instanceof YamlMapping)
                || common.isEmpty()
                || !provider(source, common).equals(provider(common, common))) {
            return result;
        }
        return result.with("source", filled(source, common, common.keys()));
    }

    private static YamlMapping filled(YamlMapping written, YamlMapping defaults, Collection<String> keys) {
        YamlMapping result = written;
        for (String key : keys) {
            if (written.get(key).isEmpty() && defaults.get(key).isPresent()) {
                result = result.with(key, defaults.get(key).get());
            }
        }
        return result;
    }

    private static String provider(YamlMapping source, YamlMapping otherwise) {
        return source.text("provider").or(() -> otherwise.text("provider")).orElse(Provider.GITHUB.text());
    }
}
