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
final class DigestHistory {

    private static final Duration SHORTEST_MEMORY = Duration.ofDays(400);
    private static final String DIGEST = "digest";
    private static final String FIRST_SEEN = "firstSeen";

    private final Instant now;
    private final Set<Digest> builtFrom;

    /**
     * @param now the time of the run
     * @param builtFrom the digests that some image was built from
     */
    DigestHistory(Instant now, Set<Digest> builtFrom) {
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
    Observed takeIn(Observed observed, Optional<Instant> known, Duration longestDelay) {
        if (observed.isMalformed(Field.UPDATE_HISTORY)) {
            return observed;
        }
        List<YamlNode> history = entries(observed);
        List<YamlNode> entries = new ArrayList<>(history);
        Observed result = withCurrent(observed, entries);
        enterPrevious(observed, known, entries);
        return entries.size() == history.size()
                ? observed
                : result.with(Field.UPDATE_HISTORY, YamlSequence.of(shortened(entries, result, longestDelay)));
    }

    /** When the digest was first seen, of the last time that it came. */
    static Optional<Instant> seen(Observed observed, Digest digest) {
        return entries(observed).stream()
                .filter(entry -> digest(entry).equals(Optional.of(digest)))
                .findFirst()
                .flatMap(DigestHistory::firstSeen);
    }

    /** The digests of the history, newest first, as they stand once this one has been taken in. */
    List<SeenDigest> digests(Observed observed, Optional<Instant> known) {
        List<YamlNode> entries = new ArrayList<>(entries(observed));
        withCurrent(observed, entries);
        enterPrevious(observed, known, entries);
        List<SeenDigest> digests = new ArrayList<>(entries.size());
        for (YamlNode entry : entries) {
            Optional<Digest> digest = digest(entry);
            Optional<Instant> firstSeen = firstSeen(entry);
            if (digest.isPresent() && firstSeen.isPresent()) {
                digests.add(new SeenDigest(digest.get(), firstSeen.get(), Release.of((YamlMapping) entry)));
            }
        }
        return digests;
    }

    /** Notes the release with the digest, where that is in the history. */
    static Observed released(Observed observed, Digest digest, Release release) {
        List<YamlNode> entries = new ArrayList<>(entries(observed));
        entries.replaceAll(
                entry -> digest(entry).equals(Optional.of(digest)) ? release.addedTo((YamlMapping) entry) : entry);
        return observed.withWellFormed(Field.UPDATE_HISTORY, YamlSequence.of(entries));
    }

    /** Enters the current digest where it is not the newest; a value that is no digest or no time stays as it is. */
    private Observed withCurrent(Observed observed, List<YamlNode> entries) {
        Optional<Digest> current = observed.digest(Field.CURRENT_DIGEST);
        Optional<Digest> newest = newest(entries).flatMap(DigestHistory::digest);
        if (current.isEmpty() || current.equals(newest)) {
            return observed;
        }
        Instant before = firstSeen(entries).orElse(Instant.MIN);
        Optional<Instant> updated = observed.instant(Field.LAST_UPDATED).filter(instant -> instant.isAfter(before));
        Instant firstSeen = updated.filter(instant -> !instant.isAfter(now)).orElse(now);
        Optional<Digest> replaced = unknownPrevious(observed, entries).or(() -> newest);
        entries.add(0, entry(current.get(), firstSeen));
        if (replaced.isEmpty()) {
            return observed;
        }
        Observed result = observed.withWellFormed(
                Field.PREVIOUS_DIGEST, YamlScalar.of(replaced.get().toString()));
        return updated.isPresent() ? result : result.withWellFormed(Field.LAST_UPDATED, Timestamp.yaml(firstSeen));
    }

    /** Enters a previous digest that is not known before the current one. */
    private void enterPrevious(Observed observed, Optional<Instant> known, List<YamlNode> entries) {
        unknownPrevious(observed, entries).ifPresent(digest -> {
            int place = observed.digest(Field.CURRENT_DIGEST)
                    .flatMap(current -> newest(entries))
                    .map(entry -> entries.indexOf(entry) + 1)
                    .orElse(0);
            Instant next = firstSeen(entries.subList(0, place)).orElse(now);
            Instant earliest = firstSeen(entries.subList(place, entries.size()))
                    .or(() -> known)
                    .orElse(next);
            entries.add(place, entry(digest, earliest.isBefore(next) ? earliest : next));
        });
    }

    private static Optional<Digest> unknownPrevious(Observed observed, List<YamlNode> entries) {
        Optional<Digest> current = observed.digest(Field.CURRENT_DIGEST);
        return observed.digest(Field.PREVIOUS_DIGEST)
                .filter(digest -> !Optional.of(digest).equals(current))
                .filter(digest ->
                        entries.stream().noneMatch(entry -> digest(entry).equals(Optional.of(digest))));
    }

    private List<YamlNode> shortened(List<YamlNode> entries, Observed observed, Duration longestDelay) {
        Duration memory = longestDelay.compareTo(SHORTEST_MEMORY) > 0 ? longestDelay : SHORTEST_MEMORY;
        Instant start = now.minus(memory);
        List<YamlNode> kept = new ArrayList<>();
        boolean oneBefore = false;
        for (YamlNode entry : entries) {
            Optional<Digest> digest = digest(entry);
            Optional<Instant> firstSeen = firstSeen(entry);
            boolean old = digest.isPresent() && firstSeen.filter(start::isAfter).isPresent();
            if (!old || !oneBefore || isNeeded(digest.get(), observed)) {
                kept.add(entry);
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

    private static List<YamlNode> entries(Observed observed) {
        return observed.values().get(Field.UPDATE_HISTORY.key()).orElse(null) instanceof YamlSequence list
                ? list.items()
                : List.of();
    }

    private static YamlMapping entry(Digest digest, Instant firstSeen) {
        return YamlMapping.builder()
                .put(DIGEST, digest.toString())
                .put(FIRST_SEEN, Timestamp.yaml(firstSeen))
                .build();
    }

    /** The first entry with a digest. */
    private static Optional<YamlNode> newest(List<YamlNode> entries) {
        return entries.stream().filter(entry -> digest(entry).isPresent()).findFirst();
    }

    private static Optional<Digest> digest(YamlNode entry) {
        return entry instanceof YamlMapping mapping ? mapping.text(DIGEST).flatMap(Observed::digest) : Optional.empty();
    }

    private static Optional<Instant> firstSeen(YamlNode entry) {
        return entry instanceof YamlMapping mapping
                ? mapping.text(FIRST_SEEN).flatMap(Timestamp::of)
                : Optional.empty();
    }

    /** Of the newest entry that says it. */
    private static Optional<Instant> firstSeen(List<YamlNode> entries) {
        return entries.stream().flatMap(entry -> firstSeen(entry).stream()).findFirst();
    }
}
