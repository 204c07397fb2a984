package io.imagefactory.core.rebuild;

import io.imagefactory.core.ci.Ci;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.state.State;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One run of the goal, in the steps of {@link Rebuilder#run}: on the state itself, or in a checkout that is pushed
 * at the end, and lost where others have pushed something to the same files before. It may die before any step, and,
 * while it asks CI, before and after each request.
 */
final class RebuildJob implements Rebuilder.Listener, Rebuilder.Store {

    /** The machine is gone. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final SimulatedWorld world;
    private final SharedState shared;
    private final Promises promises;
    private final Optional<ReleaseOrder> release;
    private final Instant now;
    private final Rebuilder rebuilder;
    private final Map<String, PlannedImage> asking = new HashMap<>();
    private final boolean checkout;
    private final State begun;
    private State mine;
    private ReleasedPlan known;
    private Rebuilder.Planned planned;
    private Rebuilder.Claimed claimed = new Rebuilder.Claimed(Map.of(), Map.of());
    private Rebuilder.Recorded recorded;
    private Optional<String> last = Optional.empty();
    private int next;
    private boolean ended;

    RebuildJob(SimulatedFactory factory, Enrollments enrollments, Optional<ReleaseOrder> release) {
        this.world = factory.world();
        this.shared = factory.shared();
        this.promises = factory.promises();
        this.release = release;
        this.now = world.clock();
        this.rebuilder = new Rebuilder(
                enrollments,
                factory.options(),
                now,
                new SimulatedRegistry(world),
                factory.claims().at(now),
                (Ci) request -> {
                    PlannedImage image = asking.get(request.image());
                    promises.sent(this.state(), recorded.plan().images().keySet(), now);
                    promises.asked(recorded, image, request, factory.ci());
                    last = Optional.of(image.name());
                    return factory.ci().asked(asking).trigger(request);
                });
        this.checkout = world.weather.checkouts();
        this.begun = shared.get();
        this.mine = begun;
        this.known = rebuilder.begin(State.EMPTY, Optional.empty());
        this.planned = rebuilder.plan(known);
        this.recorded = new Rebuilder.Recorded(begun, planned.plan(), List.of());
    }

    boolean isEnded() {
        return ended;
    }

    void step() {
        if (world.chance(world.weather.crashes())) {
            world.log("a run dies before step " + next);
            ended = true;
            return;
        }
        try {
            step(next++);
        } catch (Crash e) {
            ended = true;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void step(int number) throws IOException {
        switch (number) {
            case 0 -> change(this::released, Function.identity());
            case 1 -> {
                planned = rebuilder.plan(known);
                promises.planned(planned.plan());
            }
            case 2 -> {
                claimed = rebuilder.claim(planned);
                promises.claimed(planned.plan(), claimed.taken());
            }
            case 3 -> change(this::record, Function.identity());
            case 4 -> {
                rebuilder.ask(recorded.images(), this, this);
                ended = !checkout;
            }
            default -> push();
        }
    }

    private State released(State state) {
        known = rebuilder.begin(state, release);
        if (!known.affected().isEmpty()) {
            promises.released(release.orElseThrow(), known);
        }
        return known.state();
    }

    private State record(State state) {
        recorded = rebuilder.record(state, planned, claimed);
        recorded.images().forEach(image -> asking.put(image.name(), image));
        promises.keptClaims(planned.plan(), claimed.taken(), recorded);
        SortedMap<String, Instant> others = new TreeMap<>(claimed.taken());
        if (!others.isEmpty()) {
            world.log("others have " + others);
        }
        return recorded.state();
    }

    @Override
    public void known(ReleasedPlan plan) {}

    @Override
    public void asked(int done, int total) {
        dieAround("after");
    }

    private void dieAround(String when) {
        if (world.chance(world.weather.crashes())) {
            world.log("a run dies " + when + " a request");
            last.ifPresent(promises::uncounted);
            throw new Crash();
        }
    }

    @Override
    public <T> T change(Function<State, T> step, Function<T, State> after) {
        T result = step.apply(state());
        State changed = after.apply(result);
        if (checkout) {
            mine = changed;
        } else {
            shared.change((State any) -> changed);
        }
        if (next > 4) {
            last = Optional.empty();
            dieAround("before");
        }
        return result;
    }

    private State state() {
        return checkout ? mine : shared.get();
    }

    private void push() {
        Optional<State> merged = SharedState.merged(begun, mine, shared.get());
        merged.ifPresentOrElse(state -> shared.change((State any) -> state), () -> world.log("a push is refused"));
        ended = true;
    }
}
