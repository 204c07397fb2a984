package io.imagefactory.core.enrollment;

import io.imagefactory.core.image.InvalidPlatformException;
import io.imagefactory.core.image.Platform;
import io.imagefactory.core.source.Source;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlSequence;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a managed image is built.
 *
 * @param source where its Dockerfile is
 * @param target the stage that is built, as with {@code docker build --target}; by default the last
 * @param platform the one by which its Dockerfile is read, as with {@code docker build --platform}; by default linux/amd64
 * @param platforms for which it is built, at least one; by default that one
 * @param buildArgsFile a file of build args, its path relative to the folder of the Dockerfile; what it says counts behind
 *     {@code buildArgs}
 * @param buildArgs as with {@code docker build --build-arg}, in the order written
 * @param pipeline what builds it in CI
 */
public record Build(
        Source source,
        Optional<String> target,
        Optional<String> platform,
        List<Platform> platforms,
        Optional<String> buildArgsFile,
        Map<String, String> buildArgs,
        Pipeline pipeline) {

    public Build {
        platforms = List.copyOf(platforms);
    }

    /** Where the file of build args is read: in the same repository and at the same commit as the Dockerfile. */
    public Optional<Source> argumentsSource() {
        return buildArgsFile.map(source::beside);
    }

    /** As {@code source} writes it, with the defaults of what it always has; the state files repeat it so. */
    public YamlMapping keys() {
        YamlMapping.Builder keys = YamlMapping.builder()
                .put("provider", source.provider().text())
                .put("repo", source.repo())
                .put("url", source.url())
                .put("branch", source.branch())
                .put("dockerfile", source.dockerfile())
                .put("workflow", pipeline.workflow())
                .put("pipeline", pipeline.pipeline())
                .put("job", pipeline.job())
                .put("webhook", pipeline.webhook().map(URI::toString));
        pipeline.inputs().ifPresent(inputs -> {
            YamlMapping.Builder texts = YamlMapping.builder();
            inputs.forEach((name, text) -> texts.put(name, text.template()));
            keys.put("inputs", texts.build());
        });
        keys.put("target", target).put("platform", platform);
        if (!platforms.equals(defaultPlatforms())) {
            keys.put("platforms", key(platforms));
        }
        keys.put("buildArgsFile", buildArgsFile);
        if (!buildArgs.isEmpty()) {
            YamlMapping.Builder values = YamlMapping.builder();
            buildArgs.forEach(values::put);
            keys.put("buildArgs", values.build());
        }
        return keys.build();
    }

    static YamlSequence key(List<Platform> platforms) {
        return YamlSequence.ofText(platforms.stream().map(Platform::toString).toList());
    }

    /** Those for which it is built where it says none. */
    public List<Platform> defaultPlatforms() {
        return defaultPlatforms(platform);
    }

    /** What is no platform is found with the Dockerfile, which is then read for none. */
    static List<Platform> defaultPlatforms(Optional<String> platform) {
        try {
            return List.of(platform.map(Platform::of).orElse(Platform.LINUX_AMD64));
        } catch (InvalidPlatformException e) {
            return List.of(Platform.LINUX_AMD64);
        }
    }

    /**
     * The CI workflow that builds an image; all parts may be absent.
     *
     * @param workflow the file of a GitHub Actions workflow, such as {@code build.yml}
     * @param pipeline the pipeline of a GitLab project
     * @param job the job in it
     * @param webhook who is asked instead of the provider: an https URL without user and fragment, or http on this machine
     * @param inputs by name, in the order written, what a build is told; absent for what it is told by default
     */
    public record Pipeline(
            Optional<String> workflow,
            Optional<String> pipeline,
            Optional<String> job,
            Optional<URI> webhook,
            Optional<Map<String, InputText>> inputs) {

        public Pipeline {
            inputs = inputs.map(written -> Collections.unmodifiableMap(new LinkedHashMap<>(written)));
        }
    }
}
