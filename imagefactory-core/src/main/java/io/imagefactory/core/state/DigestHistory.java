package io.imagefactory.core.state;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlScalar;
import io.imagefactory.core.yaml.YamlSequence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The digests that an image has had, newest first, each with the time when it was first seen: {@code updateHistory}.
 * Nothing is taken out of it.
 */
final class DigestHistory {

    private static final String DIGEST = "digest";
    private static final String FIRST_SEEN = "firstSeen";

    private DigestHistory() {}

    /**
     * Takes in a digest that someone else has set since: the one before becomes {@code previousDigest}, the new one begins
     * the history. It was first seen at the {@code lastUpdated} written with it, if that lies after the entry before it
     * and not in the future, else now. A {@code previousDigest} that the history does not know is entered before it.
     *
     * @param known when the image was first known to us
     */
    static Observed takeIn(Observed observed, Optional<Instant> known, Instant now) {
        Optional<Digest> current = observed.digest(Field.CURRENT_DIGEST);
        List<YamlNode> history = entries(observed);
        Optional<Digest> newest = history.stream().findFirst().flatMap(DigestHistory::digest);
        if (current.isEmpty() || current.equals(newest)) {
            return observed;
        }
        Instant before =
                history.stream().findFirst().flatMap(DigestHistory::firstSeen).orElse(Instant.MIN);
        Optional<Instant> updated = observed.instant(Field.LAST_UPDATED).filter(instant -> instant.isAfter(before));
        Instant firstSeen = updated.filter(instant -> !instant.isAfter(now)).orElse(now);
        Optional<Digest> previous = observed.digest(Field.PREVIOUS_DIGEST)
                .filter(digest -> !digest.equals(current.get()))
                .filter(digest ->
                        history.stream().noneMatch(entry -> digest(entry).equals(Optional.of(digest))));

        List<YamlNode> entries = new ArrayList<>();
        entries.add(entry(current.get(), firstSeen));
        previous.ifPresent(digest -> entries.add(entry(digest, earlier(before, known, firstSeen))));
        entries.addAll(history);
        Observed result = observed.with(Field.UPDATE_HISTORY, YamlSequence.of(entries));
        Optional<Digest> replaced = previous.or(() -> newest);
        if (replaced.isEmpty()) {
            return result;
        }
        result = result.with(Field.PREVIOUS_DIGEST, YamlScalar.of(replaced.get().toString()));
        return updated.isPresent() ? result : result.with(Field.LAST_UPDATED, firstSeen);
    }

    /** When a digest was first seen of which only that is known that another one followed it. */
    private static Instant earlier(Instant entryBefore, Optional<Instant> known, Instant next) {
        Instant earliest = entryBefore.equals(Instant.MIN) ? known.orElse(next) : entryBefore;
        return earliest.isBefore(next) ? earliest : next;
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

    private static Optional<Digest> digest(YamlNode entry) {
        return entry instanceof YamlMapping mapping ? mapping.text(DIGEST).flatMap(Observed::digest) : Optional.empty();
    }

    private static Optional<Instant> firstSeen(YamlNode entry) {
        return entry instanceof YamlMapping mapping
                ? mapping.text(FIRST_SEEN).flatMap(Timestamp::of)
                : Optional.empty();
    }
}
