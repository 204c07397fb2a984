package io.imagefactory.core.rebuild;

import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.rebuild.RebuildMerger.Answer;
import io.imagefactory.core.rebuild.RebuildMerger.Asked;
import io.imagefactory.core.refresh.RefreshMerger;
import io.imagefactory.core.registry.Registry;
import io.imagefactory.core.source.Claim;
import io.imagefactory.core.source.Claims;
import io.imagefactory.core.state.RebuildStatus;
import io.imagefactory.core.state.SeenDigest;
import io.imagefactory.core.state.State;
import io.imagefactory.core.trigger.BuildTrigger;
import io.imagefactory.core.trigger.TriggerException;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Has images rebuilt that are due, in steps between which the state may change: {@link #plan} what is due and can be had,
 * {@link #claim} it, {@link #record} it, and only then {@link #ask} CI and {@link #answered record} what it says. What is
 * recorded and never asked for costs one time-out; what is asked for was recorded.
 */
public final class Rebuilder {

    private final RebuildPlanner planner;
    private final Instant now;
    private final Registry registry;
    private final Claims claims;
    private final BuildTrigger trigger;
    private final OwnTags ownTags;

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
        this.ownTags = new OwnTags(registry);
    }

    /** What is known, with what others have set taken in, and with rebuilds closed that have come to their end. */
    public State takeIn(State state) {
        return new RefreshMerger(state, now).merge(planner.enrollments(), Map.of());
    }

    /** The same with a release, and what that changes. */
    public ReleasedPlan release(State state, ReleaseOrder order) {
        return ReleasedPlan.of(planner, state, Optional.of(order));
    }

    /** The plan for a state, in which images that nobody can be asked for, or not from the digests that they need, are held. */
    public RebuildPlan plan(State state) {
        return new TargetCheck(registry)
                .plan(
                        held -> planner.plan(state, held),
                        image -> trigger.problem(Requests.of(image, now))
                                .or(() -> ownTags.problem(state, image.enrollment())));
    }

    /**
     * Claims what is due for this run.
     *
     * @param state that was planned for
     */
    public Claimed claim(State state, RebuildPlan plan) throws IOException {
        List<Claim> wanted = plan.due().stream()
                .map(name -> claim(state, plan.images().get(name)))
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
    public record Claimed(Map<String, Instant> taken, Map<String, String> refused) {
        public Claimed {
            taken = Map.copyOf(taken);
            refused = Map.copyOf(refused);
        }
    }

    /**
     * What is to be asked for, and the state that says so.
     *
     * @param state as it is now, which may be another one than was planned for
     * @param plan what was due
     * @param claimed what is not ours
     */
    public Recorded record(State state, RebuildPlan plan, Claimed claimed) {
        Map<String, String> held = new TreeMap<>(claimed.refused());
        plan.images().forEach((name, image) -> {
            if (image.decision() instanceof RebuildDecision.Held decision) {
                held.put(name, decision.why());
            }
        });
        State taking = takeIn(state);
        RebuildPlan latest = planner.plan(taking, held);
        List<PlannedImage> ours = new ArrayList<>();
        Map<String, Asked> asked = new TreeMap<>();
        for (String name : plan.due()) {
            PlannedImage planned = plan.images().get(name);
            boolean due = latest.due().contains(name)
                    && planned.targets().equals(latest.images().get(name).targets());
            PlannedImage image = due ? latest.images().get(name) : planned;
            if (due || !claimed.taken().containsKey(name) && isRecordedForUs(taking, image)) {
                asked.put(name, asked(image, claimed.taken().getOrDefault(name, now)));
                if (!claimed.taken().containsKey(name)) {
                    ours.add(image);
                }
            }
        }
        State after =
                RebuildMerger.asked(RebuildMerger.withStatus(taking, status(taking, latest, asked.keySet())), asked);
        return new Recorded(after, latest, ours);
    }

    /**
     * What is about to be asked for.
     *
     * @param state that says so
     * @param plan for it
     * @param images in the order in which they go
     */
    public record Recorded(State state, RebuildPlan plan, List<PlannedImage> images) {
        public Recorded {
            images = List.copyOf(images);
        }
    }

    /** Asks CI; what it says, by image in the order asked. One that nobody knows of has not been refused. */
    public Map<String, RebuildAnswer> ask(List<PlannedImage> images, Runnable asked) {
        Map<String, RebuildAnswer> answers = new LinkedHashMap<>();
        for (PlannedImage image : images) {
            answers.put(image.name(), ask(image));
            asked.run();
        }
        return answers;
    }

    /** The state with what CI has said. */
    public State answered(State state, Map<String, RebuildAnswer> answers) {
        Map<String, Answer> known = new TreeMap<>();
        answers.forEach((name, answer) -> {
            if (answer instanceof RebuildAnswer.Begun begun) {
                known.put(name, new Answer.Begun(begun.run().map(URI::toString)));
            } else if (answer instanceof RebuildAnswer.Refused refused) {
                known.put(name, new Answer.Refused(refused.reason(), refused.unavailable()));
            }
        });
        return RebuildMerger.answered(state, now, known);
    }

    /** Whether another run has found our claim, and has written down what it is for before we have. */
    private boolean isRecordedForUs(State state, PlannedImage image) {
        return claims.isShared()
                && Optional.ofNullable(state.images().get(image.name()))
                        .flatMap(known -> known.rebuildState().request())
                        .filter(request -> request.open() && request.failedAt().isEmpty())
                        .filter(request -> seconds(request.askedAt()).equals(seconds(now)))
                        .filter(request -> request.digests().equals(image.targets()))
                        .filter(request -> request.failures() == failures(image))
                        .isPresent();
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
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

    private Asked asked(PlannedImage image, Instant at) {
        Map<String, SeenDigest> digests = new TreeMap<>();
        image.bases().forEach(base -> base.target().ifPresent(target -> digests.put(base.name(), target)));
        return new Asked(at, image.decision().reason(now), digests, ownTags.seen(image.name()), failures(image));
    }

    private static int failures(PlannedImage image) {
        return image.decision() instanceof RebuildDecision.Due due ? due.attempt() - 1 : 0;
    }

    /**
     * Which rebuild it is. The request before it is a part of that: an attempt that is made again after a person has closed
     * the circuit is another one, however young the claim of the first is.
     */
    private Claim claim(State state, PlannedImage image) {
        StringBuilder subject = new StringBuilder("attempt " + (failures(image) + 1));
        Optional.ofNullable(state.images().get(image.name()))
                .flatMap(known -> known.rebuildState().request())
                .ifPresent(before -> subject.append("\nafter that of ").append(seconds(before.askedAt())));
        image.targets()
                .forEach((base, digest) ->
                        subject.append('\n').append(base).append(' ').append(digest));
        return new Claim(image.name(), subject.toString(), image.decision().reason(now));
    }

    /** The word for people of each image that has no open request to speak of. */
    private Map<String, RebuildStatus> status(State state, RebuildPlan plan, Set<String> asked) {
        Map<String, RebuildStatus> status = new TreeMap<>();
        plan.images().forEach((name, image) -> {
            if (!asked.contains(name) && !hasFailed(state, image)) {
                image.decision().kind().status().ifPresent(word -> status.put(name, word));
            }
        });
        return status;
    }

    /** Whether attempts at what a rebuild would take now have failed: that must not be forgotten, whatever it waits for. */
    private boolean hasFailed(State state, PlannedImage image) {
        return Optional.ofNullable(state.images().get(image.name()))
                .flatMap(known -> LastAttempt.of(known, now, planner.options().buildTimeout()))
                .filter(last -> last.digests().equals(image.targets()))
                .isPresent();
    }
}
