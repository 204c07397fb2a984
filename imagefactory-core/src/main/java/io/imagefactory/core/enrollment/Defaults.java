package io.imagefactory.core.enrollment;

import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlProblem;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code defaults:} says for all images. */
final class Defaults {

    private static final Set<String> KEYS = Set.of("registry", "rebuildDelay", "autoRebuild", "source");
    private static final Set<String> SOURCE_KEYS = Set.of(
            "provider",
            "url",
            "branch",
            "dockerfile",
            "workflow",
            "pipeline",
            "job",
            "webhook",
            "inputs",
            "platform",
            "buildArgs");

    private Defaults() {}

    /** Reports what is wrong with them, once, and leaves it out. */
    static YamlMapping checked(YamlMapping defaults, List<YamlProblem> problems) {
        Fields fields = new Fields(defaults, "defaults", problems);
        fields.checkKeys(KEYS);
        YamlMapping source = fields.mapping("source");
        Fields sourceFields = new Fields(source, "source of defaults", problems);
        sourceFields.checkKeys(SOURCE_KEYS);

        Set<String> wrong = new HashSet<>();
        for (String key : defaults.keys()) {
            boolean valid = switch (key) {
                case "registry" -> fields.parsed(key, EnrollmentParser::host).isPresent();
                case "rebuildDelay" -> fields.parsed(key, RebuildDelay::of).isPresent();
                case "autoRebuild" -> fields.flag(key).isPresent();
                default -> true;
            };
            if (!valid) {
                wrong.add(key);
            }
        }
        YamlMapping result = defaults.filter(key -> !wrong.contains(key));
        Set<String> wrongOfSource = wrong(source, sourceFields, problems);
        return wrongOfSource.isEmpty()
                ? result
                : result.with("source", source.filter(key -> !wrongOfSource.contains(key)));
    }

    /** The keys of {@code source} that are looked at here, so that not every image reports them. */
    private static Set<String> wrong(YamlMapping source, Fields fields, List<YamlProblem> problems) {
        Map<String, Runnable> checks = Map.of(
                "provider", () -> fields.parsed("provider", Provider::of),
                "webhook", () -> fields.parsed("webhook", Webhook::parse),
                "inputs", () -> Inputs.of(fields, source));
        Set<String> wrong = new HashSet<>();
        checks.forEach((key, check) -> {
            int before = problems.size();
            check.run();
            if (problems.size() > before) {
                wrong.add(key);
            }
        });
        return wrong;
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
        if (!(image.values().get("source") instanceof YamlMapping)
                || common.isEmpty()
                || !provider(source, common).equals(provider(common, common))) {
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
