package io.imagefactory.core.rebuild;

import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.registry.Registry;
import io.imagefactory.core.state.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan, and what a release has changed in it.
 *
 * @param state with the release, where it changes something; else as it was
 * @param plan for that state
 * @param affected the names of images of which it decides otherwise
 */
public record ReleasedPlan(State state, RebuildPlan plan, List<String> affected) {

    public ReleasedPlan {
        affected = List.copyOf(affected);
    }

    /** The same, in which what registries do not have is held. */
    public ReleasedPlan checked(Enrollments enrollments, RebuildOptions options, Registry registry) {
        RebuildPlan checked = new TargetCheck(registry)
                .plan(
                        held -> new RebuildPlanner(enrollments, state, options, plan.now(), held).plan(),
                        image -> Optional.empty());
        return new ReleasedPlan(state, checked, affected);
    }

    public static ReleasedPlan of(
            Enrollments enrollments, State state, RebuildOptions options, Optional<ReleaseOrder> order, Instant now) {
        RebuildPlan before = plan(enrollments, state, options, now);
        if (order.isEmpty()) {
            return new ReleasedPlan(state, before, List.of());
        }
        State released = order.get().applyTo(state, enrollments, now);
        RebuildPlan after = plan(enrollments, released, options, now);
        List<String> affected = after.images().entrySet().stream()
                .filter(image -> !reason(after, image.getKey()).equals(reason(before, image.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        return affected.isEmpty()
                ? new ReleasedPlan(state, before, affected)
                : new ReleasedPlan(released, after, affected);
    }

    private static String reason(RebuildPlan plan, String image) {
        return plan.images().get(image).decision().reason(plan.now());
    }

    private static RebuildPlan plan(Enrollments enrollments, State state, RebuildOptions options, Instant now) {
        return new RebuildPlanner(enrollments, state, options, now, Map.of()).plan();
    }
}
