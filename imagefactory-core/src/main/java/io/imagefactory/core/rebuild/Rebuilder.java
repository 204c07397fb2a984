package io.imagefactory.core.rebuild;

import io.imagefactory.core.ci.BuildTrigger;
import io.imagefactory.core.ci.TriggerException;
import io.imagefactory.core.claim.Claim;
import io.imagefactory.core.claim.Claims;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.registry.Registry;
import io.imagefactory.core.state.Delivery;
import io.imagefactory.core.state.Field;
import io.imagefactory.core.state.Hold;
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
 * and what it says recorded. Between two steps the state may change, and the run may be killed. What is recorded and was
 * never sent is for the next run; just before a request goes out it is recorded that it may have, and from then on
 * nobody sends it again until there was time for the build to show itself.
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
        Map<String, RebuildAnswer> answers = ask(recorded.images(), store, listener);
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
            Optional<Instant> taken = Optional.ofNullable(claimed.taken().get(name));
            if (taken.isPresent()
                    ? due && !isRecordedBy(taken.get(), taking, image)
                    : due || isRecordedForUs(taking, image)) {
                RebuildState.Request request = request(
                        taking.images().get(name),
                        image,
                        taken,
                        Optional.ofNullable(planned.ownTags().get(name)).flatMap(OwnTag::digest));
                asked.put(
                        name,
                        taking.images()
                                .get(name)
                                .rebuildState()
                                .asked(request, failures(image), failingSince(taking, image)));
                if (taken.isEmpty()) {
                    ours.add(image);
                }
            }
        }
        State after = taking.changed(holds(latest), Rebuilder::held)
                .changed(
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

    /**
     * Asks CI and records what it says; by image in the order asked. What is recorded before a request goes out says also
     * what came of the one before.
     */
    Map<String, RebuildAnswer> ask(List<PlannedImage> images, Store store, Listener listener) throws IOException {
        Map<String, RebuildAnswer> answers = new LinkedHashMap<>();
        Map<String, RebuildAnswer> last = Map.of();
        for (int i = 0; i < images.size(); i++) {
            PlannedImage image = images.get(i);
            Map<String, RebuildAnswer> before = last;
            boolean ours = store.change(state -> sending(answered(state, now, before), image), Sending::state)
                    .ours();
            last = ours ? Map.of(image.name(), ask(image)) : Map.of();
            answers.putAll(last);
            listener.asked(i + 1, images.size());
        }
        Map<String, RebuildAnswer> rest = last;
        if (!rest.isEmpty()) {
            store.change(state -> answered(state, now, rest), Function.identity());
        }
        return answers;
    }

    /**
     * Whether the request is still this run's to send, and the state that says that it goes out.
     *
     * @param ours not where another run has taken it over, or others have begun as many as there may be
     */
    private record Sending(State state, boolean ours) {}

    private Sending sending(State state, PlannedImage image) {
        boolean ours = state.image(image.name())
                        .flatMap(known -> known.rebuildState().unsentRequest())
                        .filter(request -> request.askedAt().equals(now)
                                && request.digests().equals(image.targets()))
                        .isPresent()
                && inFlight(state) < planner.options().maxConcurrentRebuilds();
        return new Sending(
                ours
                        ? state.changed(
                                Map.of(image.name(), image),
                                (known, any) -> known.with(known.rebuildState().sending()))
                        : state,
                ours);
    }

    private long inFlight(State state) {
        return planner.enrollments().managed().stream()
                .flatMap(image -> state.image(image.name()).stream())
                .flatMap(image -> LastAttempt.of(image, now, planner.options().buildTimeout()).stream())
                .filter(LastAttempt::isRunning)
                .count();
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
                        .filter(request -> request.delivery().equals(Optional.of(Delivery.CLAIMED)))
                        .filter(request -> seconds(request.askedAt()).equals(seconds(now)))
                        .filter(request -> image.takes(request.digests()))
                        .isPresent();
    }

    /** Whether the run that has it has written that down already, and is about to send it. */
    private static boolean isRecordedBy(Instant other, State state, PlannedImage image) {
        return state.image(image.name())
                .flatMap(known -> known.rebuildState().unsentRequest())
                .filter(request -> seconds(request.askedAt()).equals(seconds(other)))
                .isPresent();
    }

    /** @param taken since when another run has it, if one has */
    private RebuildState.Request request(
            ImageState before, PlannedImage image, Optional<Instant> taken, Optional<Digest> published) {
        Map<String, SeenDigest> digests = new TreeMap<>();
        image.bases()
                .forEach(base -> base.target()
                        .ifPresent(target ->
                                digests.put(base.name(), SeenDigest.of(target.digest(), target.firstSeen()))));
        return RebuildState.Request.of(
                before,
                taken.orElse(now),
                taken.isPresent() ? Delivery.CLAIMED : Delivery.PENDING,
                image.decision().reason(now),
                digests,
                published);
    }

    /** What is known of each image that has no open request to speak of, for people. */
    private Map<String, RebuildStatus> status(State state, RebuildPlan plan, Set<String> asked) {
        Map<String, RebuildStatus> status = new TreeMap<>();
        plan.images().forEach((name, image) -> {
            if (!asked.contains(name) && !wasAskedFor(state, image)) {
                image.decision().kind().status().ifPresent(word -> status.put(name, word));
            }
        });
        return status;
    }

    /**
     * Whether what a rebuild would take now, or will once that is old enough, was asked for before, and in vain: that must
     * not be forgotten, whatever it waits for. It may wait for what has been tried before where a release has come to its
     * end.
     */
    private boolean wasAskedFor(State state, PlannedImage image) {
        return state.image(image.name())
                .flatMap(known -> LastAttempt.of(known, now, planner.options().buildTimeout()))
                .filter(last -> image.takes(last.digests()) && !(image.decision() instanceof RebuildDecision.UpToDate)
                        || image.decision() instanceof RebuildDecision.Waiting && image.waitsFor(last.digests()))
                .isPresent();
    }

    /** Of each image that is planned why it is held, or that it is not. */
    private Map<String, Optional<Hold>> holds(RebuildPlan plan) {
        Map<String, Optional<Hold>> holds = new TreeMap<>();
        plan.images()
                .forEach((name, image) -> holds.put(
                        name,
                        image.decision() instanceof RebuildDecision.Held held
                                ? Optional.of(new Hold(now, held.why(), image.targets()))
                                : Optional.empty()));
        return holds;
    }

    private static ImageState held(ImageState image, Optional<Hold> hold) {
        RebuildState known = image.rebuildState();
        return hold.isEmpty() && known.hold().isEmpty()
                ? image
                : image.with(image.observed().withWellFormed(Field.REBUILD_STATE, known.held(hold)));
    }

    private Optional<Instant> failingSince(State state, PlannedImage image) {
        return state.image(image.name())
                .flatMap(known -> LastAttempt.of(known, now, planner.options().buildTimeout()))
                .flatMap(LastAttempt::failingSince);
    }

    private static int failures(PlannedImage image) {
        return image.decision() instanceof RebuildDecision.Due due ? due.attempt() - 1 : 0;
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
