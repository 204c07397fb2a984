package io.imagefactory.core.state;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlScalar;
import io.imagefactory.core.yaml.YamlSequence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The digests that an image has had, newest first, each with the time when it was first seen: {@code updateHistory}.
 *
 * <p>It is shortened only when it grows. What stays then: everything of the last 400 days, everything within the longest
 * delay of an image that waits for it, the one entry before, every digest that some image was built from, the current and
 * the previous digest, and every entry that is no digest with a time.
 */
public final class DigestHistory {

    private static final Duration SHORTEST_MEMORY = Duration.ofDays(400);
    private static final String DIGEST = "digest";
    private static final String FIRST_SEEN = "firstSeen";

    private final Instant now;
    private final Set<Digest> builtFrom;

    /**
     * @param now the time of the run
     * @param builtFrom the digests that some image was built from
     */
    public DigestHistory(Instant now, Set<Digest> builtFrom) {
        this.now = now;
        this.builtFrom = builtFrom;
    }

    /**
     * Takes in a digest that someone else has set since: the one before becomes {@code previousDigest}, the new one begins
     * the history. It was first seen at the {@code lastUpdated} written with it, if that lies after the entry before it
     * and not in the future, else now. A {@code previousDigest} that the history does not know is entered before it.
     *
     * @param known when the image was first known to us
     * @param longestDelay of the images that wait for its digests
     */
    public Observed takeIn(Observed observed, Optional<Instant> known, Duration longestDelay) {
        if (observed.isMalformed(Field.UPDATE_HISTORY)) {
            return observed;
        }
        List<Entry> entries = entries(observed);
        int before = entries.size();
        Observed result = withCurrent(observed, entries);
        enterPrevious(observed, known, entries);
        return entries.size() == before
                ? observed
                : result.with(Field.UPDATE_HISTORY, YamlSequence.of(shortened(entries, result, longestDelay)));
    }

    /** When the digest was first seen, of the last time that it came. */
    public static Optional<Instant> seen(Observed observed, Digest digest) {
        return entries(observed).stream()
                .filter(entry -> entry.names(digest))
                .findFirst()
                .flatMap(Entry::firstSeen);
    }

    /** The digests of the history, newest first, as they stand once this one has been taken in. */
    List<SeenDigest> digests(Observed observed, Optional<Instant> known) {
        List<Entry> entries = entries(observed);
        withCurrent(observed, entries);
        enterPrevious(observed, known, entries);
        return entries.stream().flatMap(entry -> entry.seen().stream()).toList();
    }

    /** Notes the release with the digest, where that is in the history. */
    public static Observed released(Observed observed, Digest digest, Release release) {
        List<YamlNode> nodes = new ArrayList<>();
        for (Entry entry : entries(observed)) {
            nodes.add(entry.names(digest) ? release.addedTo((YamlMapping) entry.node()) : entry.node());
        }
        return observed.withWellFormed(Field.UPDATE_HISTORY, YamlSequence.of(nodes));
    }

    /** Enters the current digest where it is not the newest; a value that is no digest or no time stays as it is. */
    private Observed withCurrent(Observed observed, List<Entry> entries) {
        Optional<Digest> current = observed.digest(Field.CURRENT_DIGEST);
        Optional<Digest> newest = newest(entries).flatMap(Entry::digest);
        if (current.isEmpty() || current.equals(newest)) {
            return observed;
        }
        Instant before = firstSeen(entries).orElse(Instant.MIN);
        Optional<Instant> updated = observed.instant(Field.LAST_UPDATED).filter(instant -> instant.isAfter(before));
        Instant firstSeen = updated.filter(instant -> !instant.isAfter(now)).orElse(now);
        Optional<Digest> replaced = unknownPrevious(observed, entries).or(() -> newest);
        entries.add(0, Entry.of(current.get(), firstSeen));
        if (replaced.isEmpty()) {
            return observed;
        }
        Observed result = observed.withWellFormed(
                Field.PREVIOUS_DIGEST, YamlScalar.of(replaced.get().toString()));
        return updated.isPresent() ? result : result.withWellFormed(Field.LAST_UPDATED, Timestamp.yaml(firstSeen));
    }

    /** Enters a previous digest that is not known before the current one. */
    private void enterPrevious(Observed observed, Optional<Instant> known, List<Entry> entries) {
        unknownPrevious(observed, entries).ifPresent(digest -> {
            int place = observed.digest(Field.CURRENT_DIGEST)
                    .flatMap(current -> newest(entries))
                    .map(entry -> entries.indexOf(entry) + 1)
                    .orElse(0);
            Instant next = firstSeen(entries.subList(0, place)).orElse(now);
            Instant earliest = firstSeen(entries.subList(place, entries.size()))
                    .or(() -> known)
                    .orElse(next);
            entries.add(place, Entry.of(digest, earliest.isBefore(next) ? earliest : next));
        });
    }

    private static Optional<Digest> unknownPrevious(Observed observed, List<Entry> entries) {
        Optional<Digest> current = observed.digest(Field.CURRENT_DIGEST);
        return observed.digest(Field.PREVIOUS_DIGEST)
                .filter(digest -> !Optional.of(digest).equals(current))
                .filter(digest -> entries.stream().noneMatch(entry -> entry.names(digest)));
    }

    private List<YamlNode> shortened(List<Entry> entries, Observed observed, Duration longestDelay) {
        Duration memory = longestDelay.compareTo(SHORTEST_MEMORY) > 0 ? longestDelay : SHORTEST_MEMORY;
        Instant start = now.minus(memory);
        List<YamlNode> kept = new ArrayList<>();
        boolean oneBefore = false;
        for (Entry entry : entries) {
            boolean old =
                    entry.seen().filter(seen -> start.isAfter(seen.firstSeen())).isPresent();
            if (!old || !oneBefore || isNeeded(entry.digest().get(), observed)) {
                kept.add(entry.node());
            }
            oneBefore |= old;
        }
        return kept;
    }

    private boolean isNeeded(Digest digest, Observed observed) {
        Optional<Digest> wanted = Optional.of(digest);
        return builtFrom.contains(digest)
                || wanted.equals(observed.digest(Field.CURRENT_DIGEST))
                || wanted.equals(observed.digest(Field.PREVIOUS_DIGEST));
    }

    private static List<Entry> entries(Observed observed) {
        List<Entry> entries = new ArrayList<>();
        if (observed.values().get(Field.UPDATE_HISTORY.key()).orElse(null) instanceof YamlSequence list) {
            list.items().forEach(node -> entries.add(Entry.of(node)));
        }
        return entries;
    }

    /** The first entry with a digest. */
    private static Optional<Entry> newest(List<Entry> entries) {
        return entries.stream().filter(entry -> entry.digest().isPresent()).findFirst();
    }

    /** Of the newest entry that says it. */
    private static Optional<Instant> firstSeen(List<Entry> entries) {
        return entries.stream().flatMap(entry -> entry.firstSeen().stream()).findFirst();
    }

    /**
     * One entry.
     *
     * @param node as it stands in the file
     * @param digest absent where it says none
     * @param firstSeen absent where it says no time
     */
    private record Entry(YamlNode node, Optional<Digest> digest, Optional<Instant> firstSeen) {

        static Entry of(YamlNode node) {
            return node instanceof YamlMapping mapping
                    ? new Entry(
                            node,
                            mapping.text(DIGEST).flatMap(Observed::digest),
                            mapping.text(FIRST_SEEN).flatMap(Timestamp::of))
                    : new Entry(node, Optional.empty(), Optional.empty());
        }

        static Entry of(Digest digest, Instant firstSeen) {
            YamlMapping node = YamlMapping.builder()
                    .put(DIGEST, digest.toString())
                    .put(FIRST_SEEN, Timestamp.yaml(firstSeen))
                    .build();
            return new Entry(node, Optional.of(digest), Optional.of(firstSeen));
        }

        boolean names(Digest other) {
            return digest.filter(other::equals).isPresent();
        }

        /** Empty for what is no digest with a time. */
        Optional<SeenDigest> seen() {
            return digest.flatMap(
                    what -> firstSeen.map(when -> new SeenDigest(what, when, Release.of((YamlMapping) node))));
        }
    }
}
