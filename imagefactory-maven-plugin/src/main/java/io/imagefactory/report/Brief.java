package io.imagefactory.report;

import io.imagefactory.core.rebuild.BaseMove;
import io.imagefactory.core.rebuild.RebuildDecision;
import io.imagefactory.core.rebuild.RebuildDecision.AfterParents;
import io.imagefactory.core.rebuild.RebuildDecision.BackingOff;
import io.imagefactory.core.rebuild.RebuildDecision.CircuitOpen;
import io.imagefactory.core.rebuild.RebuildDecision.Held;
import io.imagefactory.core.rebuild.RebuildDecision.InCycle;
import io.imagefactory.core.rebuild.RebuildDecision.Queued;
import io.imagefactory.core.rebuild.RebuildDecision.Waiting;
import io.imagefactory.core.text.Age;
import io.imagefactory.core.text.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A decision in a few words, for a list in which the topic is the heading: ages instead of dates, and no digest. */
record Brief(Image image, Instant now) {

    String of(RebuildDecision decision) {
        if (decision instanceof Waiting waiting) {
            return in(waiting.from()) + "; " + move(List.of(waiting.move()));
        }
        if (decision instanceof BackingOff failed) {
            return failed(failed.failures()) + "; again " + in(failed.retryAt());
        }
        if (decision instanceof CircuitOpen open) {
            return failed(open.failures());
        }
        if (decision instanceof Held held) {
            return held.why();
        }
        if (decision instanceof AfterParents after) {
            return "after " + first(after.parents());
        }
        if (decision instanceof Queued queued) {
            return "after " + Count.of(queued.before(), "other") + "; " + move(queued.moves());
        }
        if (decision instanceof InCycle cycle) {
            return "by way of " + first(cycle.cycle());
        }
        return decision instanceof RebuildDecision.InFlight running
                ? "asked for " + ago(running.askedAt(), now)
                : move(decision.moves());
    }

    /** {@code 9d ago}. */
    static String ago(Instant time, Instant now) {
        return Age.of(Duration.between(time, now)) + " ago";
    }

    private String failed(int failures) {
        Optional<Instant> last = image.lastRequest();
        Optional<Instant> first = image.failingSince().filter(any -> failures > 1);
        return Count.of(failures, "rebuild") + " failed"
                + first.map(at -> " since " + Age.of(Duration.between(at, now))).orElse("")
                + last.map(at -> ", the last " + ago(at, now)).orElse("");
    }

    private String in(Instant time) {
        return "in " + Age.of(Duration.between(now, time));
    }

    /** The oldest move; empty for none. */
    private String move(List<BaseMove> moves) {
        String others = moves.size() > 1 ? ", and " + Count.of(moves.size() - 1, "other") : "";
        return moves.stream()
                .min(Comparator.comparing(BaseMove::firstSeen).thenComparing(BaseMove::label))
                .map(move -> move.label() + " moved " + ago(move.firstSeen(), now) + others)
                .orElse("");
    }

    static String first(List<String> names) {
        return names.get(0) + (names.size() > 1 ? " and " + Count.of(names.size() - 1, "other") : "");
    }
}
