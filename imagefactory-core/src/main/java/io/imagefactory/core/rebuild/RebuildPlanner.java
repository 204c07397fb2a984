package io.imagefactory.core.rebuild;

import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.rebuild.RebuildDecision.Due;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.DiscoveryStatus;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares what images were built from with what is there, and decides for each whether it is to be rebuilt now. The same
 * state, time and options give the same plan; nothing is written, and a plan that is lost is made again. Costs time linear
 * in images, edges and digests.
 */
public final class RebuildPlanner {

    private final Enrollments enrollments;
    private final State state;
    private final RebuildOptions options;
    private final Instant now;
    private final Map<String, String> held;
    private final ManagedBases managed;
    private final BaseUses uses;
    private final Map<String, SortedMap<String, List<String>>> parents = new HashMap<>();
    private final SortedMap<String, PlannedImage> planned = new TreeMap<>();

    /** @param held by image, why it cannot be rebuilt though it may be due */
    public RebuildPlanner(
            Enrollments enrollments, State state, RebuildOptions options, Instant now, Map<String, String> held) {
        this.enrollments = enrollments;
        this.state = state;
        this.options = options;
        this.now = now;
        this.held = Map.copyOf(held);
        this.managed = new ManagedBases(enrollments, state);
        this.uses = new BaseUses(state, now);
    }

    /** The plan. */
    public RebuildPlan plan() {
        Map<String, Enrollment> images =
                enrollments.managed().stream().collect(Collectors.toMap(Enrollment::name, Function.identity()));
        images.keySet().forEach(name -> parents.put(name, managed.parentsOf(name)));
        SortedMap<String, List<String>> edges = new TreeMap<>();
        parents.forEach((name, byBase) -> edges.put(name, ManagedBases.all(byBase)));
        ManagedGraph graph = new ManagedGraph(edges);
        Map<String, List<String>> cycles = new HashMap<>();
        graph.cycles().forEach(cycle -> cycle.forEach(name -> cycles.put(name, cycle)));
        for (String name : graph.order()) {
            planned.put(name, plan(images.get(name), Optional.ofNullable(cycles.get(name))));
        }
        return new RebuildPlan(now, planned, queue(), graph.cycles());
    }

    private PlannedImage plan(Enrollment enrollment, Optional<List<String>> cycle) {
        ImageState image = state.images().get(enrollment.name());
        if (image == null
                || image.derived().status() != DiscoveryStatus.SUCCESS
                        && image.derived().baseImages().isEmpty()) {
            return new PlannedImage(enrollment, new RebuildDecision.Undiscovered(), List.of(), OptionalInt.empty());
        }
        Origin origin = Origin.of(image, now);
        List<BaseUse> bases =
                uses.of(image, origin, enrollment.rebuildPolicy().delay().duration(), parents.get(enrollment.name()));
        uses.built(image, origin, bases, managed.publishedAs(enrollment.name()));
        if (cycle.isPresent()) {
            return new PlannedImage(enrollment, new RebuildDecision.InCycle(cycle.get()), bases, OptionalInt.empty());
        }
        List<String> pending = bases.stream()
                .flatMap(base -> base.parents().stream().filter(parent -> isOnTheWay(parent, base)))
                .distinct()
                .sorted()
                .toList();
        RebuildDecision decision = decide(enrollment, image, bases, pending);
        return new PlannedImage(enrollment, decision, bases, wave(decision));
    }

    private RebuildDecision decide(Enrollment enrollment, ImageState image, List<BaseUse> bases, List<String> pending) {
        Optional<LastAttempt> attempt = LastAttempt.of(image, now, options.buildTimeout());
        if (attempt.filter(LastAttempt::isRunning).isPresent()) {
            LastAttempt running = attempt.get();
            return new RebuildDecision.InFlight(
                    running.askedAt(), running.timesOutAt(), running.failures(), running.run());
        }
        List<BaseUse> behind = bases.stream().filter(BaseUse::isBehind).toList();
        if (!enrollment.rebuildPolicy().automatic() && !behind.isEmpty()) {
            return new RebuildDecision.NotAutomatic(behind);
        }
        Optional<LastAttempt> failed = attempt.filter(last -> last.digests().equals(PlannedImage.targets(bases)));
        if (!behind.isEmpty() && failed.filter(LastAttempt::isCircuitOpen).isPresent()) {
            return new RebuildDecision.CircuitOpen(failed.get().failures(), behind);
        }
        if (enrollment.rebuildPolicy().automatic() && !pending.isEmpty()) {
            return new RebuildDecision.AfterParents(pending);
        }
        return behind.isEmpty() ? notBehind(bases) : due(enrollment.name(), behind, failed);
    }

    private RebuildDecision due(String name, List<BaseUse> behind, Optional<LastAttempt> failed) {
        if (failed.filter(last -> now.isBefore(last.retryAt())).isPresent()) {
            return new RebuildDecision.BackingOff(
                    failed.get().failures(), failed.get().retryAt());
        }
        Due due = new Due(behind, 1 + failed.map(LastAttempt::failures).orElse(0));
        return held.containsKey(name) ? new RebuildDecision.Held(due, held.get(name)) : due;
    }

    private static RebuildDecision notBehind(List<BaseUse> bases) {
        return bases.stream()
                .filter(base -> base.nextAt().isPresent())
                .min(Comparator.comparing((BaseUse base) -> base.nextAt().get()).thenComparing(BaseUse::name))
                .map(base -> (RebuildDecision) new RebuildDecision.Waiting(base))
                .orElseGet(() -> new RebuildDecision.UpToDate(
                        bases.stream().filter(BaseUse::isUnknown).toList()));
    }

    /** Whether a new digest of the parent is to come: it will be built, or was, and nobody has looked at its tag since. */
    private boolean isOnTheWay(String parent, BaseUse base) {
        PlannedImage plan = planned.get(parent);
        if (plan == null || plan.decision().isOnTheWay()) {
            return plan != null;
        }
        ImageState image = state.images().get(parent);
        return image != null && isUnseen(image, state.baseImages().get(base.name()), base);
    }

    private boolean isUnseen(ImageState parent, BaseImageState file, BaseUse base) {
        Optional<Instant> lookedAt = Stream.of(file.lastChecked(), base.newest().map(newest -> newest.firstSeen()))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
        return parent.lastBuilt()
                .filter(built -> !built.isAfter(now) && now.isBefore(built.plus(options.buildTimeout())))
                .filter(built -> lookedAt.filter(time -> !time.isBefore(built)).isEmpty())
                .filter(built -> !parent.currentDigest().equals(file.currentDigest()))
                .isPresent();
    }

    private OptionalInt wave(RebuildDecision decision) {
        if (decision instanceof RebuildDecision.AfterParents after) {
            return OptionalInt.of(1
                    + after.parents().stream()
                            .flatMapToInt(parent -> planned.get(parent).wave().stream())
                            .max()
                            .orElse(0));
        }
        return decision instanceof Due || decision instanceof RebuildDecision.InFlight
                ? OptionalInt.of(1)
                : OptionalInt.empty();
    }

    /** Lets so many begin as are allowed at once, those in flight counted, and has the others wait. */
    private List<String> queue() {
        long inFlight = planned.values().stream()
                .filter(image -> image.decision() instanceof RebuildDecision.InFlight)
                .count();
        List<String> due = planned.values().stream()
                .filter(PlannedImage::isDue)
                .sorted(Comparator.comparing((PlannedImage image) ->
                                image.enrollment().rebuildPolicy().priority())
                        .reversed()
                        .thenComparing(PlannedImage::name))
                .map(PlannedImage::name)
                .toList();
        int begin = (int) Math.max(0, Math.min(due.size(), options.maxConcurrentRebuilds() - inFlight));
        IntStream.range(begin, due.size())
                .forEach(i -> planned.computeIfPresent(
                        due.get(i),
                        (name, image) ->
                                image.with(new RebuildDecision.Queued((Due) image.decision(), (int) inFlight + i))));
        return due.subList(0, begin);
    }
}
