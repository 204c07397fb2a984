package io.imagefactory.core.dockerfile;

import io.imagefactory.core.dockerfile.Node.Step;
import io.imagefactory.core.dockerfile.shell.Octets;
import io.imagefactory.core.image.ImageReference;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes one entry of all uses of an image. */
final class ImageCollector {
    private final Map<ImageReference, Uses> images = new LinkedHashMap<>();

    private ImageCollector() {}

    private static final class Uses {
        private final Set<String> asWritten = new LinkedHashSet<>();
        private final Set<Role> roles = EnumSet.noneOf(Role.class);
        private final Set<Stage> stages = new LinkedHashSet<>();
        private int line = Integer.MAX_VALUE;
        private boolean reachable;

        ExternalImage of(ImageReference reference) {
            return new ExternalImage(reference, List.copyOf(asWritten), roles, line, List.copyOf(stages), reachable);
        }
    }

    static List<ExternalImage> collect(List<Node> stages) {
        ImageCollector collector = new ImageCollector();
        stages.forEach(collector::add);
        List<ExternalImage> images = new ArrayList<>();
        collector.images.forEach((reference, uses) -> images.add(uses.of(reference)));
        return List.copyOf(images);
    }

    private void add(Node stage) {
        Stage user = stage.body().orElseThrow().stage();
        add(stage, user, Role.FROM, stage.line());
        for (Step step : stage.steps()) {
            Role role = step.instruction() instanceof Instruction.Run ? Role.MOUNT : Role.COPY;
            for (Node source : step.sources()) {
                if (source.body().isEmpty()) {
                    add(source, user, step.triggered() ? role.onbuild() : role, step.namedOn());
                }
            }
        }
    }

    private void add(Node node, Stage user, Role role, int line) {
        if (node.image().isEmpty()) {
            return;
        }
        Uses uses = images.computeIfAbsent(node.image().get(), reference -> new Uses());
        uses.asWritten.add(Octets.text(node.base()));
        uses.roles.add(role);
        uses.stages.add(user);
        uses.line = Math.min(uses.line, line);
        uses.reachable |= node.isReachable();
    }
}
