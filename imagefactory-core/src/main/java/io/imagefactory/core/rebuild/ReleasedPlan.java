package io.imagefactory.core.rebuild;

import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.registry.Registry;
import io.imagefactory.core.state.RefreshMerger;
import io.imagefactory.core.state.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan, and what a release has changed in it.
 *
 * @param state with what others have set taken in, as a goal that writes takes it in first; and with the release, where
 *     that changes something
 * @param plan for that state
 * @param affected the names of images of which it decides otherwise, now or once what runs has ended
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
        State known = new RefreshMerger(state, now).merge(enrollments, Map.of());
        RebuildPlan before = plan(enrollments, known, options, now);
        if (order.isEmpty()) {
            return new ReleasedPlan(known, before, List.of());
        }
        State released = order.get().applyTo(known, enrollments, now);
        RebuildPlan after = plan(enrollments, released, options, now);
        List<String> affected = after.images().entrySet().stream()
                .filter(image -> isAffected(before.images().get(image.getKey()), image.getValue(), now))
                .map(Map.Entry::getKey)
                .toList();
        return affected.isEmpty()
                ? new ReleasedPlan(known, before, affected)
                : new ReleasedPlan(released, after, affected);
    }

    private static boolean isAffected(PlannedImage before, PlannedImage after, Instant now) {
        return !after.targets().equals(before.targets())
                || !after.decision().reason(now).equals(before.decision().reason(now));
    }

    private static RebuildPlan plan(Enrollments enrollments, State state, RebuildOptions options, Instant now) {
        return new RebuildPlanner(enrollments, state, options, now, Map.of()).plan();
    }
}
