package io.imagefactory.core.rebuild;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is to become of an image now, and why. */
public sealed interface RebuildDecision {

    /** One word for programs. */
    String word();

    /** The reason for people; half a sentence, to follow the name and a colon. */
    String reason(Instant now);

    /** When it will be decided otherwise, if nothing else happens before. */
    default Optional<Instant> until() {
        return Optional.empty();
    }

    /**
     * What {@code rebuildState} is to call it where no rebuild was asked for: {@code monitoring}, {@code waiting} or
     * {@code due}; empty where the last request says more.
     */
    default Optional<String> status() {
        return Optional.of("monitoring");
    }

    /** Whether its children wait for it: its new digest is on the way, and nothing has failed yet. */
    default boolean isOnTheWay() {
        return false;
    }

    /** Whether it stays so until somebody does something, which a person is to be told. */
    default boolean isStuck() {
        return false;
    }

    /**
     * To be rebuilt now.
     *
     * @param behind the base images that have moved on
     * @param attempt 1 for the first with these digests
     */
    record Due(List<BaseUse> behind, int attempt) implements RebuildDecision {
        public Due {
            behind = List.copyOf(behind);
        }

        @Override
        public Optional<String> status() {
            return attempt == 1 ? Optional.of("due") : Optional.empty();
        }

        @Override
        public String word() {
            return "due";
        }

        @Override
        public String reason(Instant now) {
            return "due now" + (attempt == 1 ? "" : " (attempt " + attempt + ")") + ", since "
                    + Wording.moves(behind, now);
        }

        @Override
        public boolean isOnTheWay() {
            return attempt == 1;
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
        public Optional<String> status() {
            return due.status();
        }

        @Override
        public String word() {
            return "queued";
        }

        @Override
        public String reason(Instant now) {
            return "due when " + (before == 1 ? "the one" : "one of the " + before) + " before it has ended, since "
                    + Wording.moves(due.behind(), now);
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
        public Optional<String> status() {
            return due.status();
        }

        @Override
        public String word() {
            return "held";
        }

        @Override
        public boolean isStuck() {
            return true;
        }

        @Override
        public String reason(Instant now) {
            return "held, since " + why + "; it is due, since " + Wording.moves(due.behind(), now);
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
        public Optional<String> status() {
            return Optional.of("waiting");
        }

        @Override
        public String word() {
            return "after-parents";
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
     * @param base the first that will make it due
     */
    record Waiting(BaseUse base) implements RebuildDecision {
        @Override
        public Optional<String> status() {
            return Optional.of("waiting");
        }

        @Override
        public String word() {
            return "waiting";
        }

        @Override
        public String reason(Instant now) {
            return "due from " + base.nextAt().orElseThrow() + ", since " + Wording.move(base, base.next(), now);
        }

        @Override
        public Optional<Instant> until() {
            return base.nextAt();
        }
    }

    /**
     * A rebuild was asked for and has not ended.
     *
     * @param askedAt when
     * @param timesOutAt when it counts as failed
     * @param failures how many have failed before it
     * @param run where it can be looked at
     */
    record InFlight(Instant askedAt, Instant timesOutAt, int failures, Optional<String> run)
            implements RebuildDecision {
        @Override
        public Optional<String> status() {
            return Optional.empty();
        }

        @Override
        public String word() {
            return "in-flight";
        }

        @Override
        public String reason(Instant now) {
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
        public Optional<String> status() {
            return Optional.empty();
        }

        @Override
        public String word() {
            return "backing-off";
        }

        @Override
        public String reason(Instant now) {
            return Wording.count(failures, "rebuild") + " failed; the next attempt is due from " + retryAt;
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
     * @param behind the base images that have moved on
     */
    record CircuitOpen(int failures, List<BaseUse> behind) implements RebuildDecision {
        public CircuitOpen {
            behind = List.copyOf(behind);
        }

        @Override
        public Optional<String> status() {
            return Optional.empty();
        }

        @Override
        public String word() {
            return "circuit-open";
        }

        @Override
        public boolean isStuck() {
            return true;
        }

        @Override
        public String reason(Instant now) {
            return Wording.count(failures, "rebuild") + " failed in a row, so no other is asked for until a base image "
                    + "moves on, or someone sets `status: monitoring` under `rebuildState`; "
                    + Wording.moves(behind, now);
        }
    }

    /**
     * It is behind, and images.yaml says that it is not rebuilt by itself.
     *
     * @param behind the base images that have moved on
     */
    record NotAutomatic(List<BaseUse> behind) implements RebuildDecision {
        public NotAutomatic {
            behind = List.copyOf(behind);
        }

        @Override
        public Optional<String> status() {
            return Optional.of("due");
        }

        @Override
        public String word() {
            return "not-automatic";
        }

        @Override
        public String reason(Instant now) {
            return "left to people (`autoRebuild: false`), though " + Wording.moves(behind, now);
        }
    }

    /**
     * It stands on nothing newer than what it was built from, as far as is known.
     *
     * @param unknown the base images of which no digest is known
     */
    record UpToDate(List<BaseUse> unknown) implements RebuildDecision {
        public UpToDate {
            unknown = List.copyOf(unknown);
        }

        @Override
        public String word() {
            return "up-to-date";
        }

        @Override
        public String reason(Instant now) {
            return unknown.isEmpty()
                    ? "up to date"
                    : "up to date as far as is known; no digest of "
                            + unknown.stream().map(BaseUse::label).collect(Collectors.joining(", ")) + " has been seen";
        }
    }

    /** Nobody has looked at its Dockerfile. */
    record Undiscovered() implements RebuildDecision {
        @Override
        public String word() {
            return "undiscovered";
        }

        @Override
        public String reason(Instant now) {
            return "its base images are not known; run `mvn imagefactory:discover`";
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
        public String word() {
            return "in-cycle";
        }

        @Override
        public boolean isStuck() {
            return true;
        }

        @Override
        public String reason(Instant now) {
            return "stands on itself: " + Wording.cycle(cycle);
        }
    }
}
