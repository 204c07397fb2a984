package io.imagefactory.core.rebuild;

import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.refresh.RefreshMerger;
import io.imagefactory.core.registry.Registry;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.SeenDigest;
import io.imagefactory.core.state.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A plan, and what a release has changed in it.
 *
 * @param state with what others have set taken in, as a goal that writes takes it in first; and with the release, where
 *     that changes something
 * @param plan for that state
 * @param affected the names of images of which it decides otherwise, now, or once what runs or another release has ended
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
        SortedSet<String> affected = affected(before, after);
        for (Instant end : endsBefore(released, known, now)) {
            affected.addAll(
                    affected(plan(enrollments, known, options, end), plan(enrollments, released, options, end)));
        }
        return affected.isEmpty()
                ? new ReleasedPlan(known, before, List.of())
                : new ReleasedPlan(released, after, List.copyOf(affected));
    }

    private static SortedSet<String> affected(RebuildPlan before, RebuildPlan after) {
        SortedSet<String> affected = new TreeSet<>();
        after.images().forEach((name, image) -> {
            if (isAffected(before.images().get(name), image, after.now())) {
                affected.add(name);
            }
        });
        return affected;
    }

    private static boolean isAffected(PlannedImage before, PlannedImage after, Instant now) {
        return !after.targets().equals(before.targets())
                || !after.decision().reason(now).equals(before.decision().reason(now));
    }

    /** When earlier releases of the same base images end: one that lasts longer changes nothing before. */
    private static SortedSet<Instant> endsBefore(State released, State known, Instant now) {
        SortedSet<Instant> ends = new TreeSet<>();
        for (BaseImageState base : known.baseImages().values()) {
            if (!base.equals(released.baseImages().get(base.name()))) {
                for (SeenDigest digest : base.digests(now)) {
                    digest.releases()
                            .forEach(release ->
                                    release.expires().filter(now::isBefore).ifPresent(ends::add));
                }
            }
        }
        return ends;
    }

    private static RebuildPlan plan(Enrollments enrollments, State state, RebuildOptions options, Instant now) {
        return new RebuildPlanner(enrollments, state, options, now, Map.of()).plan();
    }
}
