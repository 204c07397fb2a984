package io.imagefactory.core.rebuild;

import io.imagefactory.core.text.Count;
import io.imagefactory.core.text.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is to become of an image now, and why. Equal ones say the same. */
public sealed interface RebuildDecision {

    default DecisionKind kind() {
        return DecisionKind.of(this);
    }

    /** The reason for people; half a sentence, to follow the name and a colon. */
    String reason(Instant now);

    /** When it will be decided otherwise, if nothing else happens before. */
    default Optional<Instant> until() {
        return Optional.empty();
    }

    /** The moves of base images that it is about; none where it is about none, or about one whose time has not come. */
    default List<BaseMove> moves() {
        return List.of();
    }

    /** Whether its children wait for it: its new digest is on the way, and nothing has failed yet. */
    default boolean isOnTheWay() {
        return false;
    }

    /**
     * To be rebuilt now.
     *
     * @param moves of base images
     * @param attempt 1 for the first with these digests
     */
    record Due(List<BaseMove> moves, int attempt) implements RebuildDecision {
        public Due {
            moves = List.copyOf(moves);
        }

        @Override
        public String reason(Instant now) {
            return "due now" + (attempt == 1 ? "" : " (attempt " + attempt + ")") + since(now);
        }

        @Override
        public boolean isOnTheWay() {
            return attempt == 1;
        }

        private String since(Instant now) {
            return ", since " + BaseMove.text(moves, now);
        }
    }

    /**
     * Due, but as many rebuilds as are allowed at once come first.
     *
     * @param due what it would be
     * @param before how many come first
     */
    record Queued(Due due, int before) implements RebuildDecision {
        @Override
        public String reason(Instant now) {
            return "due when " + (before == 1 ? "the one" : "one of the " + before) + " before it has ended"
                    + due.since(now);
        }

        @Override
        public List<BaseMove> moves() {
            return due.moves();
        }

        @Override
        public boolean isOnTheWay() {
            return due.isOnTheWay();
        }
    }

    /**
     * Due, but it cannot be built now from what it is to be built from.
     *
     * @param due what it would be
     * @param why half a sentence
     */
    record Held(Due due, String why) implements RebuildDecision {
        @Override
        public String reason(Instant now) {
            return "held, since " + why + "; it is due" + due.since(now);
        }

        @Override
        public List<BaseMove> moves() {
            return due.moves();
        }
    }

    /**
     * The images that it stands on are rebuilt first.
     *
     * @param parents for which it waits
     */
    record AfterParents(List<String> parents) implements RebuildDecision {
        public AfterParents {
            parents = List.copyOf(parents);
        }

        @Override
        public String reason(Instant now) {
            return "waits for the new digest of " + String.join(", ", parents);
        }

        @Override
        public boolean isOnTheWay() {
            return true;
        }
    }

    /**
     * A base image has moved, but not long enough ago.
     *
     * @param move the first that will make it due
     * @param from when it will
     */
    record Waiting(BaseMove move, Instant from) implements RebuildDecision {
        @Override
        public String reason(Instant now) {
            return "due from " + from + ", since " + move.text(now);
        }

        @Override
        public Optional<Instant> until() {
            return Optional.of(from);
        }
    }

    /**
     * A rebuild was asked for and has not ended.
     *
     * @param askedAt when
     * @param timesOutAt when it counts as failed, or, if nobody has recorded an answer, is asked for again
     * @param failures how many have failed before it
     * @param answered whether CI has answered
     * @param run where it can be looked at
     */
    record InFlight(Instant askedAt, Instant timesOutAt, int failures, boolean answered, Optional<String> run)
            implements RebuildDecision {
        @Override
        public String reason(Instant now) {
            if (!answered) {
                return "another run took it on at " + askedAt
                        + " and has not recorded what CI said; it is asked for again" + " from " + timesOutAt
                        + ", unless a build shows itself";
            }
            return "a rebuild was asked for at " + askedAt
                    + run.map(url -> " (" + url + ")").orElse("") + "; it counts as failed from " + timesOutAt;
        }

        @Override
        public Optional<Instant> until() {
            return Optional.of(timesOutAt);
        }

        @Override
        public boolean isOnTheWay() {
            return failures == 0;
        }
    }

    /**
     * The last rebuild failed, and the next is not to follow at once.
     *
     * @param failures in a row
     * @param retryAt when the next may begin
     */
    record BackingOff(int failures, Instant retryAt) implements RebuildDecision {
        @Override
        public String reason(Instant now) {
            return Count.of(failures, "rebuild") + " failed; the next attempt is due from " + retryAt;
        }

        @Override
        public Optional<Instant> until() {
            return Optional.of(retryAt);
        }
    }

    /**
     * Too many rebuilds with these digests have failed.
     *
     * @param failures in a row
     * @param moves of base images
     */
    record CircuitOpen(int failures, List<BaseMove> moves) implements RebuildDecision {
        public CircuitOpen {
            moves = List.copyOf(moves);
        }

        @Override
        public String reason(Instant now) {
            return Count.of(failures, "rebuild") + " failed in a row, so no other is asked for until a base image "
                    + "moves on, or someone sets `status: monitoring` under `rebuildState`; "
                    + BaseMove.text(moves, now);
        }
    }

    /**
     * It is behind, and images.yaml says that it is not rebuilt by itself.
     *
     * @param moves of base images
     */
    record NotAutomatic(List<BaseMove> moves) implements RebuildDecision {
        public NotAutomatic {
            moves = List.copyOf(moves);
        }

        @Override
        public String reason(Instant now) {
            return "left to people (`autoRebuild: false`), though " + BaseMove.text(moves, now);
        }
    }

    /**
     * It stands on nothing newer than what it was built from, as far as is known.
     *
     * @param unknown what people call the base images of which no digest is known
     * @param remarks what else is to be told of base images
     */
    record UpToDate(List<String> unknown, List<String> remarks) implements RebuildDecision {
        public UpToDate {
            unknown = List.copyOf(unknown);
            remarks = List.copyOf(remarks);
        }

        @Override
        public String reason(Instant now) {
            String known = unknown.isEmpty()
                    ? "up to date"
                    : "up to date as far as is known; no digest of " + String.join(", ", unknown) + " has been seen";
            return Stream.concat(Stream.of(known), remarks.stream()).collect(Collectors.joining("; "));
        }
    }

    /** Nobody has looked at its Dockerfile. */
    record Undiscovered() implements RebuildDecision {
        @Override
        public String reason(Instant now) {
            return "its base images are not known; run " + Words.OURS.discover();
        }
    }

    /**
     * It stands on itself.
     *
     * @param cycle each image before the one that it stands on, which for the last is the first
     */
    record InCycle(List<String> cycle) implements RebuildDecision {
        public InCycle {
            cycle = List.copyOf(cycle);
        }

        @Override
        public String reason(Instant now) {
            return "stands on itself: " + PlanText.cycle(cycle);
        }
    }
}
