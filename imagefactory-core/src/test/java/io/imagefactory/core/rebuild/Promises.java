package io.imagefactory.core.rebuild;

import io.imagefactory.core.ci.BuildRequest;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.rebuild.SimulatedWorld.Build;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.Delivery;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.SeenDigest;
import io.imagefactory.core.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** What must hold of every plan, record and request, held against what is true. */
final class Promises {

    /** Two clocks, and what passes while a run goes through its steps. */
    private static final Duration TOLERANCE =
            SimulatedWorld.SKEW.multipliedBy(2).plus(Duration.ofHours(1));

    /** The word of a person that a digest may be used however young it is. */
    private record Released(Digest digest, Set<String> images, Optional<Instant> expires) {}

    private final SimulatedWorld world;
    private final RebuildOptions options;
    private final Map<String, Duration> delays;
    private final List<Released> releases = new ArrayList<>();
    private final Set<Digest> said = new HashSet<>();
    private final Map<String, Integer> claims = new HashMap<>();
    private final Set<String> closed = new HashSet<>();
    private final Map<String, SortedMap<String, Digest>> askedLast = new HashMap<>();
    private final Map<String, Integer> inARow = new HashMap<>();
    private final Map<String, Instant> restarted = new HashMap<>();

    Promises(SimulatedWorld world, RebuildOptions options, Map<String, Duration> delays) {
        this.world = world;
        this.options = options;
        this.delays = delays;
    }

    void released(ReleaseOrder order, ReleasedPlan result) {
        boolean image = result.state().images().containsKey(order.target());
        List<String> bases =
                image ? result.state().images().get(order.target()).derived().baseImages() : List.of(order.target());
        for (String base : bases) {
            result.state().baseImages().get(base).currentDigest().ifPresent(digest -> {
                releases.add(new Released(digest, image ? Set.of(order.target()) : Set.of(), order.expires()));
                world.log("released: " + base + SimulatedWorld.shortly(digest) + " for "
                        + (image ? order.target() : "all"));
            });
        }
    }

    /** What is due can be had, what is held cannot, and nothing waits in vain for a place. */
    void planned(RebuildPlan plan) {
        long inFlight = count(plan, RebuildDecision.InFlight.class);
        plan.images().forEach((name, image) -> {
            boolean lost = image.targets().values().stream().anyMatch(world::isLost);
            if (image.decision() instanceof RebuildDecision.Due && lost) {
                throw world.broken(name + " is due from what no registry has");
            }
            if (image.decision() instanceof RebuildDecision.Held && !lost) {
                throw world.broken(name + " is held though its digests are there");
            }
            if (image.decision() instanceof RebuildDecision.Queued
                    && inFlight + plan.due().size() < options.maxConcurrentRebuilds()) {
                throw world.broken(name + " is queued though there is a place");
            }
            if (image.decision() instanceof RebuildDecision.CircuitOpen
                    && !closed.contains(name)
                    && claims.getOrDefault(name + image.targets(), 0) < LastAttempt.MOST_FAILURES) {
                throw world.broken("the circuit of " + name + " is open after "
                        + claims.getOrDefault(name + image.targets(), 0) + " attempts from "
                        + SimulatedWorld.shortly(image.targets()));
            }
        });
    }

    void claimed(RebuildPlan plan, Map<String, Instant> taken) {
        for (String name : plan.due()) {
            if (!taken.containsKey(name)) {
                claims.merge(name + plan.images().get(name).targets(), 1, Integer::sum);
                world.log("claimed: " + name + " from "
                        + SimulatedWorld.shortly(plan.images().get(name).targets()));
            }
        }
    }

    /** What a run has claimed it asks for, unless what it has planned is no longer so. */
    void keptClaims(RebuildPlan plan, Map<String, Instant> taken, Rebuilder.Recorded recorded) {
        for (String name : plan.due()) {
            PlannedImage planned = plan.images().get(name);
            PlannedImage latest = recorded.plan().images().get(name);
            boolean asked =
                    recorded.images().stream().anyMatch(image -> image.name().equals(name));
            boolean sameInFlight = latest.decision() instanceof RebuildDecision.InFlight inFlight
                    && inFlight.askedAt().equals(plan.now())
                    && inFlight.failures() == ((RebuildDecision.Due) planned.decision()).attempt() - 1
                    && recorded.state().images().get(name).rebuildState().request().stream()
                            .allMatch(request -> request.delivery().equals(Optional.of(Delivery.CLAIMED))
                                    && request.digests().equals(planned.targets()));
            if (!taken.containsKey(name) && !asked && sameInFlight) {
                throw world.broken(name + " is claimed and recorded, and nobody asks for "
                        + SimulatedWorld.shortly(planned.targets()));
            }
        }
    }

    /** Where a request goes out, no more are in flight than may be. */
    void sent(State state, Set<String> images, Instant now) {
        long inFlight = images.stream()
                .flatMap(name -> LastAttempt.of(state.images().get(name), now, options.buildTimeout()).stream())
                .filter(LastAttempt::isRunning)
                .count();
        if (inFlight > options.maxConcurrentRebuilds()) {
            throw world.broken(inFlight + " rebuilds in flight, of at most " + options.maxConcurrentRebuilds());
        }
    }

    /** The run that has asked for it was killed before it could write down what came of it. */
    void uncounted(String image) {
        inARow.computeIfPresent(image, (any, asked) -> asked - 1);
    }

    /** Whoever has built it has said what it is from. */
    void said(Build build) {
        said.add(build.digest());
    }

    /** A build of the image was pushed, or a person has closed its circuit: attempts are counted anew. */
    void startAnew(String image) {
        inARow.remove(image);
        restarted.put(image, world.time);
    }

    /**
     * A run that has begun before, and does not see it, may ask all the same; so may one that sees it. Such a run may also
     * write down again what the person has set back, so that from now on nobody can say when the circuit must be open.
     */
    void circuitClosed(String image) {
        closed.add(image);
        inARow.remove(image);
        restarted.put(image, world.time.plus(TOLERANCE));
    }

    /** Holds a request against what is true. */
    void asked(Rebuilder.Recorded recorded, PlannedImage image, BuildRequest request, SimulatedCi ci) {
        String name = image.name();
        SortedMap<String, Digest> targets = image.targets();
        if (!image.enrollment().rebuildPolicy().automatic()) {
            throw world.broken(name + " is left to people");
        }
        ImageState state = recorded.state().images().get(name);
        if (!targets.keySet().equals(Set.copyOf(state.derived().baseImages()))
                || !Set.copyOf(request.baseImages().values()).equals(Set.copyOf(targets.values()))) {
            throw world.broken("not all base images of " + name + " are asked for: " + targets);
        }
        checkOnce(image, targets, ci);
        Optional<Build> last = state.currentDigest().map(world::build);
        for (BaseUse use : image.bases()) {
            Digest target = targets.get(use.name());
            BaseImageState base = recorded.state().baseImages().get(use.name());
            last.ifPresent(build -> checkNotBack(name, base, target, build, state));
            checkInTime(recorded.state(), image, use, target);
        }
        count(name, targets);
    }

    private void count(String name, SortedMap<String, Digest> targets) {
        if (!targets.equals(askedLast.put(name, targets))) {
            inARow.remove(name);
        }
        // A run whose push was refused leaves no trace of its failure, so that the next one cannot count it.
        if (inARow.merge(name, 1, Integer::sum) > LastAttempt.MOST_FAILURES && !world.weather.checkouts()) {
            throw world.broken(name + " is asked for once more after " + LastAttempt.MOST_FAILURES + " attempts");
        }
    }

    private void checkOnce(PlannedImage image, SortedMap<String, Digest> targets, SimulatedCi ci) {
        Instant since = world.time.minus(options.buildTimeout()).plus(TOLERANCE);
        int attempt = ((RebuildDecision.Due) image.decision()).attempt();
        for (SimulatedCi.Run run : ci.running()) {
            if (run.image().equals(image.name())
                    && run.digests().equals(targets)
                    && run.begun().isAfter(since)
                    && !restarted.getOrDefault(image.name(), Instant.MIN).isAfter(run.begun())) {
                throw world.broken(image.name() + " is in flight and asked for again");
            }
        }
        for (SimulatedCi.Run run : ci.accepted()) {
            if (run.image().equals(image.name())
                    && run.digests().equals(targets)
                    && run.attempt() == attempt
                    && run.begun().isAfter(since)
                    && !restarted.getOrDefault(image.name(), Instant.MIN).isAfter(run.begun())) {
                throw world.broken("attempt " + attempt + " of " + image.name() + " is asked for twice");
            }
        }
    }

    private void checkNotBack(String image, BaseImageState base, Digest target, Build build, ImageState state) {
        List<Digest> seen = new ArrayList<>();
        base.digests(world.time).forEach(digest -> seen.add(0, digest.digest()));
        Digest from = notOlderThan(base, build, state);
        if (seen.contains(from)
                ? seen.indexOf(target) < seen.indexOf(from)
                : world.place(base.name(), target) < world.place(base.name(), from)
                        && !isSeenAfter(base, target, build.at())) {
            throw world.broken(image + " is to be built from " + base.name() + SimulatedWorld.shortly(target)
                    + " after "
                    + SimulatedWorld.shortly(from) + ", though it was built from "
                    + SimulatedWorld.shortly(build.from())
                    + "; state: " + state.observed() + " " + base.observed());
        }
    }

    /**
     * The oldest that a rebuild may take: what the image is built from, if whoever has built it says so. Three things weaken
     * that, since nobody can know better:
     * - Digests are in the order in which they were seen. An old one that nobody saw before its tag came back to it is new.
     * - A build that does not say what it is from counts as from what had been seen of the base image by then.
     * - One that comes while a rebuild is open counts as that rebuild, and so as from what was asked for.
     */
    private Digest notOlderThan(BaseImageState base, Build build, ImageState state) {
        Digest from = build.from().get(base.name());
        if (said.contains(build.digest())) {
            return from;
        }
        if (state.rebuildState().saysOriginOf(state)) {
            return state.builtFrom().getOrDefault(base.name(), from);
        }
        List<Digest> oldestFirst = new ArrayList<>();
        base.digests(world.time).forEach(seen -> oldestFirst.add(0, seen.digest()));
        Digest oldest = from;
        for (SeenDigest seen : base.digests(world.time)) {
            boolean perhaps = !seen.firstSeen().isAfter(build.at().plus(TOLERANCE));
            if (perhaps && oldestFirst.indexOf(seen.digest()) < oldestFirst.indexOf(oldest)) {
                oldest = seen.digest();
            }
            if (!seen.firstSeen().isAfter(build.at().minus(TOLERANCE))) {
                return oldest;
            }
        }
        return oldest;
    }

    /** A digest that nobody has seen counts as seen when it was built from. */
    private static boolean isSeenAfter(BaseImageState base, Digest digest, Instant built) {
        return base.digests(built.plus(TOLERANCE)).stream()
                .filter(seen -> seen.digest().equals(digest))
                .allMatch(seen -> seen.firstSeen().plus(TOLERANCE).isAfter(built));
    }

    private void checkInTime(State state, PlannedImage image, BaseUse use, Digest target) {
        if (!use.isBehind()) {
            return;
        }
        Instant time = world.time.minus(delays.get(image.name())).plus(TOLERANCE);
        if (!mayBeUsed(state, target, time, image.name())) {
            throw world.broken(image.name() + " is to be built from " + use.name() + SimulatedWorld.shortly(target)
                    + ", which is too young");
        }
    }

    private boolean mayBeUsed(State state, Digest digest, Instant time, String image) {
        boolean released = releases.stream()
                .filter(release -> release.digest().equals(digest))
                .filter(release ->
                        release.images().isEmpty() || release.images().contains(image))
                .anyMatch(release -> release.expires()
                        .filter(end -> world.time.minus(TOLERANCE).isAfter(end))
                        .isEmpty());
        if (released || !world.publishedAt(digest).isAfter(time)) {
            return true;
        }
        return contents(state, digest)
                .filter(contents -> contents.stream().allMatch(content -> mayBeUsed(state, content, time, "")))
                .isPresent();
    }

    /**
     * What is in an image of ours: what the state says. That is true where whoever builds says it; else it is what was asked
     * for, even if developers have built something younger in the meantime.
     */
    private Optional<Collection<Digest>> contents(State state, Digest digest) {
        return Optional.ofNullable(world.build(digest))
                .map(build -> state.images().get(build.image()))
                .filter(image -> image.rebuildState().builtDigest().isEmpty()
                        || image.rebuildState().saysOriginOf(image))
                .filter(image -> image.currentDigest().equals(Optional.of(digest)))
                .map(image -> image.builtFrom().values());
    }

    private static long count(RebuildPlan plan, Class<? extends RebuildDecision> decision) {
        return plan.images().values().stream()
                .filter(image -> decision.isInstance(image.decision()))
                .count();
    }
}
