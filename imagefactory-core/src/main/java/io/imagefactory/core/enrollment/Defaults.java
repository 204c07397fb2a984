package io.imagefactory.core.enrollment;

import io.imagefactory.core.source.Provider;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlProblem;
import java.util.List;
import java.util.Set;

/** What {@code defaults:} says for all images. */
final class Defaults {

    private static final Set<String> KEYS = Set.of("registry", "rebuildDelay", "autoRebuild", "source");
    private static final Set<String> SOURCE_KEYS =
            Set.of("provider", "url", "branch", "dockerfile", "workflow", "pipeline", "job", "platform", "buildArgs");

    private Defaults() {}

    static void check(YamlMapping defaults, List<YamlProblem> problems) {
        Fields fields = new Fields(defaults, "defaults", problems);
        fields.checkKeys(KEYS);
        fields.mapping("source").keys().stream()
                .findAny()
                .ifPresent(any ->
                        new Fields(defaults.mapping("source"), "source of defaults", problems).checkKeys(SOURCE_KEYS));
    }

    /** The image with the defaults for what it leaves out. */
    static YamlMapping apply(YamlMapping defaults, YamlMapping image) {
        YamlMapping result = image;
        for (String key : List.of("registry", "rebuildDelay", "autoRebuild")) {
            if (image.get(key).isEmpty() && defaults.get(key).isPresent()) {
                result = result.with(key, defaults.get(key).get());
            }
        }
        YamlMapping source = image.mapping("source");
        YamlMapping common = defaults.mapping("source");
        if (source.isEmpty() || common.isEmpty() || !provider(source, common).equals(provider(common, common))) {
            return result;
        }
        YamlMapping completed = source;
        for (String key : common.keys()) {
            if (source.get(key).isEmpty()) {
                completed = completed.with(key, common.values().get(key));
            }
        }
        return result.with("source", completed);
    }

    private static String provider(YamlMapping source, YamlMapping otherwise) {
        return source.text("provider").or(() -> otherwise.text("provider")).orElse(Provider.GITHUB.text());
    }
}
