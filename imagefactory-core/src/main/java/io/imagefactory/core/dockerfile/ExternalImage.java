package io.imagefactory.core.dockerfile;

import io.imagefactory.core.image.ImageReference;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An image that a Dockerfile names and does not make.
 *
 * @param reference with all defaults filled in
 * @param asWritten the ways in which the file writes it, variables replaced, in the order of the file; never empty
 * @param roles what the file does with it; never empty
 * @param line the line on which it is first named
 * @param stages the stages that use it themselves, in the order of the file; never empty
 * @param reachable whether a build of the target needs one of those stages
 */
public record ExternalImage(
        ImageReference reference,
        List<String> asWritten,
        Set<Role> roles,
        int line,
        List<Stage> stages,
        boolean reachable) {

    public ExternalImage {
        asWritten = List.copyOf(asWritten);
        roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
        stages = List.copyOf(stages);
    }
}
