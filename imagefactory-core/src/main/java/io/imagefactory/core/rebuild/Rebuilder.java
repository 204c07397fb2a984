package io.imagefactory.core.rebuild;

import io.imagefactory.core.ci.BuildTrigger;
import io.imagefactory.core.ci.TriggerException;
import io.imagefactory.core.claim.Claim;
import io.imagefactory.core.claim.Claims;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.registry.Registry;
import io.imagefactory.core.state.Field;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.RebuildState;
import io.imagefactory.core.state.RebuildStatus;
import io.imagefactory.core.state.SeenDigest;
import io.imagefactory.core.state.State;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Has images rebuilt that are due: what can be had is planned, claimed for this run and recorded, and only then CI is asked
 * and what it says recorded. Between two steps the state may change. What is recorded and never asked for costs one
 * time-out; what is asked for was recorded.
 */
public final class Rebuilder {

    private final RebuildPlanner planner;
    private final Instant now;
    private final Registry registry;
    private final Claims claims;
    private final BuildTrigger trigger;

    /** Where the state is, which others change too. */
    public interface Store {

        /**
         * Replaces the state by another one that follows from it, while nobody else changes it.
         *
         * @param step given the state as it is now
         * @param after what the state is to be, by what the step has given
         * @return what the step has given
         */
        <T> T change(Function<State, T> step, Function<T, State> after) throws IOException;
    }

    /** Told of what happens while it happens. */
    public interface Listener {

        /** This is known, and released, before anything is claimed or asked for. */
        void known(ReleasedPlan plan);

        /** So many builds of all were asked for. */
        void asked(int done, int total);
    }

    public Rebuilder(
            Enrollments enrollments,
            RebuildOptions options,
            Instant now,
            Registry registry,
            Claims claims,
            BuildTrigger trigger) {
        this.planner = new RebuildPlanner(enrollments, options, now);
        this.now = now;
        this.registry = registry;
        this.claims = claims;
        this.trigger = trigger;
    }

    /**
     * All of it.
     *
     * @param release what is released before
     * @param dryRun whether to end with the plan; then the store is to keep nothing either
     */
    public RebuildResult run(Store store, Optional<ReleaseOrder> release, Listener listener, boolean dryRun)
            throws IOException {
        ReleasedPlan known = store.change(state -> begin(state, release), ReleasedPlan::state);
        listener.known(known);
        Planned planned = plan(known);
        if (dryRun) {
            return new RebuildResult(planned.plan(), Map.of(), Map.of());
        }
        Claimed claimed = claim(planned);
        Recorded recorded = store.change(state -> record(state, planned, claimed), Recorded::state);
        Map<String, RebuildAnswer> answers = ask(recorded.images(), listener);
        store.change(state -> answered(state, now, answers), Function.identity());
        return new RebuildResult(recorded.plan(), answers, claimed.taken());
    }

    /** What is known, with what others have set taken in, with rebuilds closed that have come to their end, and released. */
    ReleasedPlan begin(State state, Optional<ReleaseOrder> release) {
        return ReleasedPlan.of(planner, state, release);
    }

    /** The plan in which images that nobody can be asked for, or not from the digests that they need, are held. */
    Planned plan(ReleasedPlan known) {
        Map<String, OwnTag> ownTags = new TreeMap<>();
        RebuildPlan plan = new TargetCheck(registry)
                .plan(
                        known.plan(),
                        held -> planner.plan(known.state(), held),
                        image -> trigger.problem(Requests.of(image, now))
                                .or(() -> ownTags.computeIfAbsent(
                                                image.name(), any -> OwnTag.look(image.enrollment(), registry))
                                        .problem(known.state(), image.name())));
        return new Planned(known.state(), plan, ownTags);
    }

    /**
     * What is due and can be had.
     *
     * @param state that was planned for
     * @param ownTags by image that is due, what its own tag names
     */
    record Planned(State state, RebuildPlan plan, Map<String, OwnTag> ownTags) {
        Planned {
            ownTags = Map.copyOf(ownTags);
        }
    }

    /** Claims what is due for this run. */
    Claimed claim(Planned planned) throws IOException {
        List<Claim> wanted = planned.plan().due().stream()
                .map(name -> claim(planned.state(), planned.plan().images().get(name)))
                .toList();
        Map<String, Instant> taken = new TreeMap<>();
        Map<String, String> refused = new TreeMap<>();
        claims.claim(wanted, now).forEach((name, outcome) -> {
            if (outcome instanceof Claims.Outcome.Lost lost) {
                taken.put(name, lost.since());
            } else if (outcome instanceof Claims.Outcome.Refused no) {
                refused.put(name, no.reason());
            }
        });
        return new Claimed(taken, refused);
    }

    /**
     * What is not ours to ask for.
     *
     * @param taken by image, since when another run has it
     * @param refused by image, why nobody can have it
     */
    record Claimed(Map<String, Instant> taken, Map<String, String> refused) {
        Claimed {
            taken = Map.copyOf(taken);
            refused = Map.copyOf(refused);
        }
    }

    /**
     * What is to be asked for, and the state that says so.
     *
     * @param state as it is now, which may be another one than was planned for
     */
    Recorded record(State state, Planned planned, Claimed claimed) {
        Map<String, String> held = new TreeMap<>(claimed.refused());
        planned.plan().images().forEach((name, image) -> {
            if (image.decision() instanceof RebuildDecision.Held decision) {
                held.put(name, decision.why());
            }
        });
        State taking = planner.takeIn(state);
        RebuildPlan latest = planner.plan(taking, held);
        List<PlannedImage> ours = new ArrayList<>();
        Map<String, RebuildState> asked = new TreeMap<>();
        for (String name : planned.plan().due()) {
            PlannedImage before = planned.plan().images().get(name);
            boolean due =
                    latest.due().contains(name) && latest.images().get(name).takes(before.targets());
            PlannedImage image = due ? latest.images().get(name) : before;
            boolean taken = claimed.taken().containsKey(name);
            if (due || !taken && isRecordedForUs(taking, image)) {
                RebuildState.Request request = request(
                        taking.images().get(name),
                        image,
                        claimed.taken().getOrDefault(name, now),
                        Optional.ofNullable(planned.ownTags().get(name)).flatMap(OwnTag::digest));
                asked.put(name, taking.images().get(name).rebuildState().asked(request, failures(image)));
                if (!taken) {
                    ours.add(image);
                }
            }
        }
        State after = taking.changed(
                        status(taking, latest, asked.keySet()),
                        (image, status) -> image.with(image.observed()
                                .withWellFormed(
                                        Field.REBUILD_STATE,
                                        image.rebuildState().withStatus(status))))
                .changed(asked, ImageState::with);
        return new Recorded(after, latest, ours);
    }

    /**
     * What is about to be asked for.
     *
     * @param state that says so
     * @param plan for it
     * @param images in the order in which they go
     */
    record Recorded(State state, RebuildPlan plan, List<PlannedImage> images) {
        Recorded {
            images = List.copyOf(images);
        }
    }

    /** Asks CI; what it says, by image in the order asked. One that nobody knows of has not been refused. */
    Map<String, RebuildAnswer> ask(List<PlannedImage> images, Listener listener) {
        Map<String, RebuildAnswer> answers = new LinkedHashMap<>();
        for (PlannedImage image : images) {
            answers.put(image.name(), ask(image));
            listener.asked(answers.size(), images.size());
        }
        return answers;
    }

    private RebuildAnswer ask(PlannedImage image) {
        try {
            return new RebuildAnswer.Begun(trigger.trigger(Requests.of(image, now)));
        } catch (TriggerException e) {
            String reason = String.valueOf(e.getMessage());
            return e.isBegunPerhaps()
                    ? new RebuildAnswer.Unknown(reason)
                    : new RebuildAnswer.Refused(reason, e.isUnavailable());
        }
    }

    /**
     * The state with what CI has said to requests that were made at that time. An image of which something else is known by
     * now stays as it is.
     */
    static State answered(State state, Instant askedAt, Map<String, RebuildAnswer> answers) {
        return state.changed(
                answers,
                (image, answer) -> image.rebuildState()
                        .openRequest()
                        .filter(request -> request.askedAt().equals(askedAt))
                        .map(any -> image.with(answer.appliedTo(image.rebuildState(), askedAt)))
                        .orElse(image));
    }

    /**
     * Which rebuild it is. The request before it is a part of that: an attempt that is made again after a person has closed
     * the circuit is another one, however young the claim of the first is.
     */
    private Claim claim(State state, PlannedImage image) {
        StringBuilder subject = new StringBuilder("attempt " + (failures(image) + 1));
        state.image(image.name())
                .flatMap(known -> known.rebuildState().request())
                .ifPresent(before -> subject.append("\nafter that of ").append(seconds(before.askedAt())));
        image.bases()
                .forEach(base -> base.target()
                        .ifPresent(target -> subject.append('\n')
                                .append(base.name())
                                .append(' ')
                                .append(target.first())));
        return new Claim(image.name(), subject.toString(), image.decision().reason(now));
    }

    /** Whether another run has found our claim, and has written down what it is for before we have. */
    private boolean isRecordedForUs(State state, PlannedImage image) {
        return claims.isShared()
                && state.image(image.name())
                        .map(ImageState::rebuildState)
                        .filter(known -> known.failedRequests() == failures(image))
                        .flatMap(RebuildState::runningRequest)
                        .filter(request -> seconds(request.askedAt()).equals(seconds(now)))
                        .filter(request -> image.takes(request.digests()))
                        .isPresent();
    }

    private RebuildState.Request request(
            ImageState before, PlannedImage image, Instant at, Optional<Digest> published) {
        Map<String, SeenDigest> digests = new TreeMap<>();
        image.bases()
                .forEach(base -> base.target()
                        .ifPresent(target ->
                                digests.put(base.name(), SeenDigest.of(target.digest(), target.firstSeen()))));
        return RebuildState.Request.of(before, at, image.decision().reason(now), digests, published);
    }

    /** What is known of each image that has no open request to speak of, for people. */
    private Map<String, RebuildStatus> status(State state, RebuildPlan plan, Set<String> asked) {
        Map<String, RebuildStatus> status = new TreeMap<>();
        plan.images().forEach((name, image) -> {
            if (!asked.contains(name) && !hasFailed(state, image)) {
                image.decision().kind().status().ifPresent(word -> status.put(name, word));
            }
        });
        return status;
    }

    /**
     * Whether attempts at what a rebuild would take now, or will once that is old enough, have failed: that must not be
     * forgotten, whatever it waits for. It may wait for what has been tried before where a release has come to its end.
     */
    private boolean hasFailed(State state, PlannedImage image) {
        return state.image(image.name())
                .flatMap(known -> LastAttempt.of(known, now, planner.options().buildTimeout()))
                .filter(last -> image.takes(last.digests()) && !(image.decision() instanceof RebuildDecision.UpToDate)
                        || image.decision() instanceof RebuildDecision.Waiting && image.waitsFor(last.digests()))
                .isPresent();
    }

    private static int failures(PlannedImage image) {
        return image.decision() instanceof RebuildDecision.Due due ? due.attempt() - 1 : 0;
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
