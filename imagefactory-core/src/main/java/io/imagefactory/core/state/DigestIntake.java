package io.imagefactory.core.state;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.state.DigestHistory.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes digests that someone has set into the history of the image.
 *
 * <p>A history is shortened only when it grows. What stays then: everything of the last 400 days, everything within the
 * longest delay of an image that waits for it, the one entry before, every digest that some image was built from, or from a
 * platform of it, the current and the previous digest, and every entry that is no digest with a time.
 */
public final class DigestIntake {

    private static final Duration SHORTEST_MEMORY = Duration.ofDays(400);

    private final State before;
    private final Instant now;
    private @Nullable Set<Digest> builtFrom;

    /**
     * @param before what is known
     * @param now the time of the run
     */
    public DigestIntake(State before, Instant now) {
        this.before = before;
        this.now = now;
    }

    /**
     * Takes in a digest that someone else has set since: the one before becomes {@code previousDigest}, the new one begins
     * the history. It was first seen at the {@code lastUpdated} written with it, if that lies after the entry before it
     * and not in the future, else now. A {@code previousDigest} that the history does not know is entered before it.
     *
     * @param longestDelay of the images that wait for its digests; asked for where the history grows
     */
    public Observed takeIn(Observed observed, Supplier<Duration> longestDelay) {
        if (observed.isMalformed(Field.UPDATE_HISTORY)) {
            return observed;
        }
        List<Entry> entries = entries(observed);
        int before = entries.size();
        Observed result = withCurrent(observed, entries);
        enterPrevious(observed, entries);
        return entries.size() == before
                ? observed
                : result.with(Field.UPDATE_HISTORY, new DigestHistory(shortened(entries, result, longestDelay.get())));
    }

    /** The digests of the history, newest first, as they stand once those that others have set are taken in. */
    static List<SeenDigest> digests(Observed observed, Instant now) {
        List<SeenDigest> digests = new ArrayList<>();
        for (Entry entry : history(observed, now)) {
            entry.seen().ifPresent(digests::add);
        }
        return digests;
    }

    /** The history as it stands once those that others have set are taken in, newest first; nothing of it is left out. */
    static List<Entry> history(Observed observed, Instant now) {
        DigestIntake intake = new DigestIntake(State.EMPTY, now);
        List<Entry> entries = entries(observed);
        intake.withCurrent(observed, entries);
        intake.enterPrevious(observed, entries);
        return entries;
    }

    /** Enters the current digest where it is not the newest; a value that is no digest or no time stays as it is. */
    private Observed withCurrent(Observed observed, List<Entry> entries) {
        Optional<Digest> current = observed.get(Field.CURRENT_DIGEST);
        Optional<Digest> newest = newest(entries).flatMap(Entry::digest);
        if (current.isEmpty() || current.equals(newest)) {
            return observed;
        }
        Instant before = firstSeen(entries).orElse(Instant.MIN);
        Optional<Instant> updated = observed.get(Field.LAST_UPDATED).filter(instant -> instant.isAfter(before));
        Instant firstSeen = updated.filter(instant -> !instant.isAfter(now)).orElse(now);
        Optional<Digest> replaced = unknownPrevious(observed, entries).or(() -> newest);
        entries.add(0, Entry.of(current.get(), firstSeen));
        if (replaced.isEmpty()) {
            return observed;
        }
        Observed result = observed.withWellFormed(Field.PREVIOUS_DIGEST, replaced.get());
        return updated.isPresent() ? result : result.withWellFormed(Field.LAST_UPDATED, firstSeen);
    }

    /** Enters a previous digest that is not known before the current one. */
    private void enterPrevious(Observed observed, List<Entry> entries) {
        unknownPrevious(observed, entries).ifPresent(digest -> {
            int place = observed.get(Field.CURRENT_DIGEST)
                    .flatMap(current -> newest(entries))
                    .map(entry -> entries.indexOf(entry) + 1)
                    .orElse(0);
            Instant next = firstSeen(entries.subList(0, place)).orElse(now);
            Instant earliest = firstSeen(entries.subList(place, entries.size()))
                    .or(() -> firstKnown(observed))
                    .orElse(next);
            entries.add(place, Entry.of(digest, earliest.isBefore(next) ? earliest : next));
        });
    }

    /** When the image was first known to us. */
    private static Optional<Instant> firstKnown(Observed observed) {
        return observed.get(Field.ENROLLED_AT).or(() -> observed.get(Field.FIRST_DISCOVERED));
    }

    private static Optional<Digest> unknownPrevious(Observed observed, List<Entry> entries) {
        Optional<Digest> current = observed.get(Field.CURRENT_DIGEST);
        return observed.get(Field.PREVIOUS_DIGEST)
                .filter(digest -> !Optional.of(digest).equals(current))
                .filter(digest -> entries.stream().noneMatch(entry -> entry.names(digest)));
    }

    private List<Entry> shortened(List<Entry> entries, Observed observed, Duration longestDelay) {
        Duration memory = longestDelay.compareTo(SHORTEST_MEMORY) > 0 ? longestDelay : SHORTEST_MEMORY;
        Instant start = now.minus(memory);
        List<Entry> kept = new ArrayList<>();
        boolean oneBefore = false;
        for (Entry entry : entries) {
            boolean old =
                    entry.seen().filter(seen -> start.isAfter(seen.firstSeen())).isPresent();
            if (!old || !oneBefore || isNeeded(entry, observed)) {
                kept.add(entry);
            }
            oneBefore |= old;
        }
        return kept;
    }

    private boolean isNeeded(Entry entry, Observed observed) {
        Optional<Digest> wanted = entry.digest();
        return isOrigin(wanted.orElseThrow())
                || entry.platforms().values().stream().anyMatch(this::isOrigin)
                || wanted.equals(observed.get(Field.CURRENT_DIGEST))
                || wanted.equals(observed.get(Field.PREVIOUS_DIGEST));
    }

    /** Whether some image says it was built from that. Nobody asks as long as no history is shortened. */
    private boolean isOrigin(Digest digest) {
        if (builtFrom == null) {
            builtFrom = before.builtFrom();
        }
        return builtFrom.contains(digest);
    }

    /** The history as it stands. */
    static List<Entry> entries(Observed observed) {
        return new ArrayList<>(
                observed.get(Field.UPDATE_HISTORY).map(DigestHistory::entries).orElse(List.of()));
    }

    /** The first entry with a digest. */
    private static Optional<Entry> newest(List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.digest().isPresent()) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** Of the newest entry that says it. */
    private static Optional<Instant> firstSeen(List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.firstSeen().isPresent()) {
                return entry.firstSeen();
            }
        }
        return Optional.empty();
    }
}
