package io.imagefactory.core.dockerfile;

import io.imagefactory.core.image.InvalidPlatformException;
import io.imagefactory.core.image.Platform;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a build is told from outside and images depend on: {@code docker build --build-arg, --target, --platform}.
 *
 * @param values the build args; a value is taken literally, variables in it are not replaced
 * @param target the stage to build, by its name in any case; empty for the last one
 * @param platform what to build for; the platform that builds is always linux/amd64
 */
public record BuildArgs(Map<String, String> values, Optional<String> target, Platform platform) {
    /** No build args, the last stage, linux/amd64. */
    public static final BuildArgs NONE = new BuildArgs(Map.of(), Optional.empty(), Platform.LINUX_AMD64);

    public BuildArgs {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        target = target.filter(name -> !name.isEmpty());
    }

    /**
     * Reads the platform, linux/amd64 if there is none.
     *
     * @throws InvalidPlatformException if it is no platform
     */
    public static BuildArgs of(Map<String, String> values, Optional<String> target, Optional<String> platform) {
        return new BuildArgs(values, target, platform.map(Platform::of).orElse(Platform.LINUX_AMD64));
    }
}
