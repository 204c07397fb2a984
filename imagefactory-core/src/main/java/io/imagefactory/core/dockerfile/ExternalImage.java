package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.Node.Step;
import io.imagefactory.core.image.ImageReference;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An image that a Dockerfile names and does not make.
 *
 * @param reference with all defaults filled in
 * @param roles what the file does with it; never empty
 * @param line the line on which it is first named
 * @param reachable whether a build of the target needs one of the stages that use it
 */
public record ExternalImage(ImageReference reference, Set<Role> roles, int line, boolean reachable) {
    public ExternalImage {
        roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    }

    /** What the stages use, one entry an image, in the order of the file. */
    static List<ExternalImage> of(List<Node> stages) {
        Map<ImageReference, ExternalImage> images = new LinkedHashMap<>();
        for (Node stage : stages) {
            add(images, stage, Role.FROM, stage.line());
            for (Step step : stage.steps()) {
                Role written = step.instruction() instanceof Instruction.Run ? Role.MOUNT : Role.COPY;
                Role role = step.triggered() ? written.onbuild() : written;
                for (Node source : step.sources()) {
                    if (source.body().isEmpty()) {
                        add(images, source, role, step.namedOn());
                    }
                }
            }
        }
        return List.copyOf(images.values());
    }

    private static void add(Map<ImageReference, ExternalImage> images, Node node, Role role, int line) {
        node.image()
                .ifPresent(reference -> images.merge(
                        reference,
                        new ExternalImage(reference, Set.of(role), line, node.isReachable()),
                        ExternalImage::and));
    }

    private ExternalImage and(ExternalImage other) {
        Set<Role> all = EnumSet.copyOf(roles);
        all.addAll(other.roles);
        return new ExternalImage(reference, all, Math.min(line, other.line), reachable || other.reachable);
    }
}
