package io.imagefactory.core.enroll.bake;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What bake is told.
 *
 * @param folder where it runs
 * @param files its files, from there; by default those that bake looks for
 * @param targets names of targets and groups; by default {@code default}
 * @param overrides as after {@code --set}: {@code target.key=value}, with {@code *} in the name of the target
 * @param variables the environment, which goes before the defaults of variables
 */
public record BakeRequest(
        String folder,
        List<String> files,
        List<String> targets,
        List<String> overrides,
        Function<String, Optional<String>> variables) {

    public BakeRequest {
        files = List.copyOf(files);
        targets = List.copyOf(targets);
        overrides = List.copyOf(overrides);
    }

    /** The same in another folder. */
    BakeRequest in(String other) {
        return new BakeRequest(other, files, targets, overrides, variables);
    }

    /** Whether an override sends what is built to a registry. */
    public static boolean isPush(String override) {
        return override.contains(".output=") && (override.contains("type=registry") || override.contains("push=true"))
                || override.endsWith(".push=true");
    }
}
