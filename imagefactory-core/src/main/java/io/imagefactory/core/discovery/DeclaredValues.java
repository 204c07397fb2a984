package io.imagefactory.core.discovery;

import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.enrollment.RebuildPolicy;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.source.Source;
import io.imagefactory.core.state.Declared;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** What images.yaml says of an image, as its state file repeats it. */
final class DeclaredValues {

    private static final String ENROLLMENT = "enrollment";
    private static final String PLATFORM = "linux/amd64";

    private DeclaredValues() {}

    static Declared of(Enrollment enrollment) {
        YamlMapping.Builder block =
                YamlMapping.builder().put("registry", enrollment.registry()).put("repository", enrollment.repository());
        enrollment.build().ifPresent(build -> {
            block.put("source", build.keys());
            enrollment.tagKeys().forEach(block::put);
        });
        block.put("rebuildDelay", enrollment.rebuildPolicy().delay().text());
        block.put("autoRebuild", enrollment.rebuildPolicy().automatic());
        if (enrollment.rebuildPolicy().priority() != RebuildPolicy.DEFAULT_PRIORITY) {
            block.put("priority", YamlScalar.of(enrollment.rebuildPolicy().priority()));
        }
        if (!enrollment.rebuildPolicy().ignoringEqualContent()) {
            block.put("ignoreEqualContent", false);
        }
        enrollment.updates().ifPresent(updates -> block.put("updates", updates));

        YamlMapping.Builder values = YamlMapping.builder().put(ENROLLMENT, block.build());
        if (!enrollment.isManaged()) {
            enrollment.tagKeys().forEach(values::put);
        }
        return new Declared(values.build());
    }

    /** What decides which Dockerfile is read and how, with defaults filled in; empty for an external image. */
    static YamlMapping analysedSource(Declared declared) {
        YamlMapping source = declared.values().mapping(ENROLLMENT).mapping("source");
        if (source.isEmpty()) {
            return YamlMapping.EMPTY;
        }
        YamlMapping.Builder parts = YamlMapping.builder()
                .put("provider", text(source, "provider").orElse(Provider.GITHUB.text()))
                .put("dockerfile", text(source, "dockerfile").orElse(Source.DEFAULT_DOCKERFILE))
                .put("platform", text(source, "platform").orElse(PLATFORM))
                .put("buildArgs", source.mapping("buildArgs"));
        for (String key : List.of("repo", "url", "branch", "target", "buildArgsFile")) {
            parts.put(key, text(source, key));
        }
        return parts.build();
    }

    /** {@code None} is what another tool wrote for nothing. */
    private static Optional<String> text(YamlMapping source, String key) {
        return source.text(key).filter(text -> !text.equals("None"));
    }
}
