package io.imagefactory.core.rebuild;

import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.rebuild.RebuildDecision.AfterParents;
import io.imagefactory.core.rebuild.RebuildDecision.Due;
import io.imagefactory.core.rebuild.RebuildDecision.InCycle;
import io.imagefactory.core.rebuild.RebuildDecision.InFlight;
import io.imagefactory.core.rebuild.RebuildDecision.Queued;
import io.imagefactory.core.rebuild.RebuildDecision.Undiscovered;
import io.imagefactory.core.state.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compares what images were built from with what is there, and decides for each whether it is to be rebuilt now. The same
 * state, time and options give the same plan; nothing is written, and a plan that is lost is made again. Costs time linear
 * in images, edges and digests.
 *
 * @param enrollments what images.yaml says
 * @param options what a team decides for all its images
 * @param now the time of the plan
 */
public record RebuildPlanner(Enrollments enrollments, RebuildOptions options, Instant now) {

    /** The same at another time. */
    RebuildPlanner at(Instant time) {
        return new RebuildPlanner(enrollments, options, time);
    }

    /** What is known, with what others have set taken in, and with rebuilds closed that have come to their end. */
    State takeIn(State state) {
        return state.takingIn(now, enrollments::longestDelay).settled();
    }

    /** The plan for what is known. */
    public RebuildPlan plan(State state) {
        return plan(state, Map.of());
    }

    /**
     * The plan for what is known.
     *
     * @param held by image, why it cannot be rebuilt though it may be due
     */
    public RebuildPlan plan(State state, Map<String, String> held) {
        Map<String, Enrollment> images = new HashMap<>();
        enrollments.managed().forEach(image -> images.put(image.name(), image));
        ManagedBases managed = new ManagedBases(enrollments, state);
        ManagedGraph graph = new ManagedGraph(managed.edges(images.keySet()));
        Map<String, List<BaseUse>> uses =
                BaseUses.of(graph.order().stream().map(images::get).toList(), state, managed, now);
        Map<String, List<String>> cycles = new HashMap<>();
        graph.cycles().forEach(cycle -> cycle.forEach(name -> cycles.put(name, cycle)));
        Decisions decisions = new Decisions(state, options, now, held);
        Map<String, PlannedImage> planned = new HashMap<>();
        for (String name : graph.order()) {
            RebuildDecision decision;
            if (!uses.containsKey(name)) {
                decision = new Undiscovered();
            } else if (cycles.containsKey(name)) {
                decision = new InCycle(cycles.get(name));
            } else {
                decision = decisions.of(images.get(name), uses.get(name), planned);
            }
            planned.put(
                    name,
                    new PlannedImage(
                            images.get(name), decision, uses.getOrDefault(name, List.of()), wave(decision, planned)));
        }
        return queued(planned, graph.cycles());
    }

    private static OptionalInt wave(RebuildDecision decision, Map<String, PlannedImage> parents) {
        if (decision instanceof AfterParents after) {
            return OptionalInt.of(1
                    + after.parents().stream()
                            .flatMapToInt(parent -> parents.get(parent).wave().stream())
                            .max()
                            .orElse(0));
        }
        return decision instanceof Due || decision instanceof InFlight ? OptionalInt.of(1) : OptionalInt.empty();
    }

    /** The plan in which so many begin as are allowed at once, those in flight counted, and the others wait. */
    private RebuildPlan queued(Map<String, PlannedImage> planned, List<List<String>> cycles) {
        int inFlight = (int) planned.values().stream()
                .filter(image -> image.decision() instanceof InFlight)
                .count();
        List<PlannedImage> due = planned.values().stream()
                .filter(PlannedImage::isDue)
                .sorted(Comparator.comparing((PlannedImage image) ->
                                image.enrollment().rebuildPolicy().priority())
                        .reversed()
                        .thenComparing(PlannedImage::name))
                .toList();
        int begin = Math.max(0, Math.min(due.size(), options.maxConcurrentRebuilds() - inFlight));
        SortedMap<String, PlannedImage> images = new TreeMap<>(planned);
        for (int i = begin; i < due.size(); i++) {
            PlannedImage image = due.get(i);
            images.put(image.name(), image.with(new Queued((Due) image.decision(), inFlight + i)));
        }
        List<String> names =
                due.subList(0, begin).stream().map(PlannedImage::name).toList();
        return new RebuildPlan(now, images, names, cycles);
    }
}
