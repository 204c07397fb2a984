package io.imagefactory.core.refresh;

import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.Published;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.DigestHistory;
import io.imagefactory.core.state.Field;
import io.imagefactory.core.state.Folder;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.Observed;
import io.imagefactory.core.state.Settlement;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StatePath;
import io.imagefactory.core.yaml.YamlScalar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Merges what registries say into what is known. Before that, digests that others have set are taken into the history, of
 * all images; after it, rebuilds that a build has followed are closed. What a registry says takes the place of a value without the expected form, such as a template's placeholder.
 * Nothing declared or derived changes, and no file comes or goes.
 */
public final class RefreshMerger {

    private final State before;
    private final Instant now;
    private final DigestHistory history;
    private final List<Move> moves = new ArrayList<>();

    /**
     * @param before what is known
     * @param now the time of the run
     */
    public RefreshMerger(State before, Instant now) {
        this.before = before;
        this.now = now;
        this.history = new DigestHistory(now, before.builtFrom());
    }

    /** What is known from now on. */
    public State merge(Enrollments enrollments, Map<StatePath, PublishedTag> sightings) {
        SortedMap<String, ImageState> images = new TreeMap<>();
        before.images().forEach((name, image) -> {
            Subject subject = new Subject(
                    new StatePath(Folder.IMAGES, false, name),
                    image.observed().instant(Field.ENROLLED_AT),
                    Duration.ZERO);
            ImageState seen = image.with(observed(subject, image.observed(), sightings));
            images.put(name, seen.with(Settlement.of(seen)));
        });
        SortedMap<String, BaseImageState> baseImages = new TreeMap<>();
        before.baseImages().forEach((name, base) -> {
            Subject subject = new Subject(
                    new StatePath(Folder.BASE_IMAGES, false, name),
                    base.observed().instant(Field.FIRST_DISCOVERED),
                    enrollments.longestDelay(base.dependentImages()));
            baseImages.put(
                    name,
                    new BaseImageState(
                            name, base.image(), base.dependentImages(), observed(subject, base.observed(), sightings)));
        });
        return new State(images, baseImages, before.archivedImages(), before.archivedBaseImages());
    }

    /** The images that the merge has moved, in order of their files. */
    public List<Move> moves() {
        return List.copyOf(moves);
    }

    /** Whose history it is. */
    private record Subject(StatePath path, Optional<Instant> known, Duration longestDelay) {}

    private Observed observed(Subject subject, Observed observed, Map<StatePath, PublishedTag> sightings) {
        Observed taken = history.takeIn(observed, subject.known(), subject.longestDelay());
        PublishedTag sighting = sightings.get(subject.path());
        return sighting == null ? taken : with(subject, taken, sighting);
    }

    private Observed with(Subject subject, Observed observed, PublishedTag sighting) {
        Observed result = observed.with(Field.LAST_CHECKED, now);
        if (sighting.version().isPresent()) {
            result = result.with(
                    Field.CURRENT_VERSION, YamlScalar.of(sighting.version().get()));
        }
        Published published = sighting.published();
        if (!published.platforms().isEmpty() || published.created().isPresent()) {
            result = result.with(Field.PUBLISHED, LastCheck.tree(published));
        }
        result = moved(subject, result, sighting);
        note(subject.path(), observed, result, sighting);
        return result;
    }

    private Observed moved(Subject subject, Observed observed, PublishedTag sighting) {
        Optional<Digest> current = observed.digest(Field.CURRENT_DIGEST);
        if (current.equals(Optional.of(sighting.digest()))) {
            return observed;
        }
        Observed result = observed.with(
                        Field.CURRENT_DIGEST, YamlScalar.of(sighting.digest().toString()))
                .with(Field.LAST_UPDATED, now);
        if (current.isPresent()) {
            result = result.with(
                    Field.PREVIOUS_DIGEST, YamlScalar.of(current.get().toString()));
        }
        return history.takeIn(result, subject.known(), subject.longestDelay());
    }

    private void note(StatePath path, Observed observed, Observed result, PublishedTag sighting) {
        LastCheck earlier = LastCheck.of(observed);
        LastCheck later = LastCheck.of(result);
        boolean otherVersion = sighting.version().isPresent()
                && earlier.version().isPresent()
                && !earlier.version().equals(later.version());
        if (later.digest().isPresent() && (otherVersion || !earlier.digest().equals(later.digest()))) {
            moves.add(new Move(
                    path,
                    sighting.image().familiar(),
                    earlier.digest(),
                    sighting.digest(),
                    earlier.version().filter(any -> sighting.version().isPresent()),
                    earlier.digest().equals(later.digest())
                            ? Optional.empty()
                            : DigestHistory.seen(observed, sighting.digest())));
        }
    }
}
