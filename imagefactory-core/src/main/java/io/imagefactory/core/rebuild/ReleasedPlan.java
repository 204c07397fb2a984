package io.imagefactory.core.rebuild;

import io.imagefactory.core.registry.Registry;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.SeenDigest;
import io.imagefactory.core.state.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
    public ReleasedPlan checked(RebuildPlanner planner, Registry registry) {
        RebuildPlan checked =
                new TargetCheck(registry).plan(plan, held -> planner.plan(state, held), image -> Optional.empty());
        return new ReleasedPlan(state, checked, affected);
    }

    /**
     * The same, in which what the last run of a rebuild has held is held, for as long as the same is to be built and the
     * image has not moved.
     */
    public ReleasedPlan asHeld(RebuildPlanner planner) {
        Map<String, String> held = new TreeMap<>();
        state.images()
                .forEach((name, image) -> image.rebuildState()
                        .hold()
                        .filter(hold -> image.lastUpdated()
                                .filter(hold.since()::isBefore)
                                .isEmpty())
                        .filter(hold -> plan.find(name)
                                .filter(planned -> hold.digests().equals(planned.targets()))
                                .isPresent())
                        .ifPresent(hold -> held.put(name, hold.reason())));
        return held.isEmpty() ? this : new ReleasedPlan(state, planner.plan(state, held), affected);
    }

    public static ReleasedPlan of(RebuildPlanner planner, State state, Optional<ReleaseOrder> order) {
        State known = planner.takeIn(state);
        RebuildPlan before = planner.plan(known);
        if (order.isEmpty()) {
            return new ReleasedPlan(known, before, List.of());
        }
        State released = order.get().applyTo(known, planner.enrollments(), planner.now());
        RebuildPlan after = planner.plan(released);
        SortedSet<String> affected = affected(before, after);
        for (Instant end : endsBefore(released, known, planner.now())) {
            RebuildPlanner later = planner.at(end);
            affected.addAll(affected(later.plan(known), later.plan(released)));
        }
        return affected.isEmpty()
                ? new ReleasedPlan(known, before, List.of())
                : new ReleasedPlan(released, after, List.copyOf(affected));
    }

    private static SortedSet<String> affected(RebuildPlan before, RebuildPlan after) {
        return after.images().values().stream()
                .filter(image -> !image.isDecidedLike(before.images().get(image.name())))
                .map(PlannedImage::name)
                .collect(Collectors.toCollection(TreeSet::new));
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
}
