package io.imagefactory.core.refresh;

import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.Published;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.DigestIntake;
import io.imagefactory.core.state.Field;
import io.imagefactory.core.state.Folder;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.Observed;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StatePath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Merges what registries say into what is known. Before that, digests that others have set are taken into the history, of
 * all images; after it, rebuilds that a build has followed are closed. What a registry says takes the place of a value
 * without the expected form, such as a template's placeholder. Nothing declared or derived changes, and no file comes or
 * goes.
 */
public final class RefreshMerger {

    private final State before;
    private final Instant now;
    private final DigestIntake intake;
    private final List<Move> moves = new ArrayList<>();

    /**
     * @param before what is known
     * @param now the time of the run
     */
    public RefreshMerger(State before, Instant now) {
        this.before = before;
        this.now = now;
        this.intake = new DigestIntake(before, now);
    }

    /**
     * What is known from now on.
     *
     * @param tags by file of the image
     */
    public State merge(Enrollments enrollments, Map<StatePath, PublishedTag> tags, Findings findings) {
        State taken = before.takingIn(now, enrollments::longestDelay);
        SortedMap<String, ImageState> images = new TreeMap<>(taken.images());
        SortedMap<String, BaseImageState> baseImages = new TreeMap<>(taken.baseImages());
        new TreeMap<>(tags).forEach((path, answer) -> {
            Origin origin = findings.origins().get(path);
            PublishedTag tag = origin != null && origin.forLater() ? answer.unread() : answer;
            if (path.folder() == Folder.IMAGES) {
                images.computeIfPresent(
                        path.name(),
                        (name, image) -> image.with(seen(
                                path, image.observed(), tag, version(enrollments.find(name), tag), Duration.ZERO)));
            } else {
                baseImages.computeIfPresent(
                        path.name(),
                        (name, base) -> base.with(seen(
                                path,
                                base.observed(),
                                tag,
                                Optional.empty(),
                                enrollments.longestDelay(base.dependentImages()))));
            }
        });
        new TreeMap<>(findings.bases())
                .forEach((path, details) -> baseImages.computeIfPresent(
                        path.name(), (name, base) -> base.with(withDetails(base.observed(), details))));
        OriginMerger origins = new OriginMerger(baseImages, now);
        new TreeMap<>(findings.origins())
                .forEach((path, origin) -> images.computeIfPresent(
                        path.name(), (name, image) -> tags.containsKey(path) ? origins.merge(image, origin) : image));
        return taken.with(images, baseImages).settled();
    }

    /** The state in which the tags of these images and base images are gone, if they were not before. */
    State missing(State state, Collection<StatePath> paths) {
        SortedMap<String, ImageState> images = new TreeMap<>(state.images());
        SortedMap<String, BaseImageState> baseImages = new TreeMap<>(state.baseImages());
        for (StatePath path : paths) {
            if (path.folder() == Folder.IMAGES) {
                images.computeIfPresent(path.name(), (name, image) -> image.with(missing(image.observed())));
            } else {
                baseImages.computeIfPresent(path.name(), (name, base) -> base.with(missing(base.observed())));
            }
        }
        return state.with(images, baseImages);
    }

    private Observed missing(Observed observed) {
        return observed.missingSince().isPresent() ? observed : observed.withWellFormed(Field.MISSING_SINCE, now);
    }

    private static Observed withDetails(Observed observed, BaseDetails details) {
        return observed.with(
                Field.UPDATE_HISTORY, observed.get(Field.UPDATE_HISTORY).map(details::addedTo));
    }

    /** The images that the merge has moved, in order of their files. */
    public List<Move> moves() {
        return List.copyOf(moves);
    }

    /** The tag is the version where images.yaml says which one is to be followed; elsewhere others say the version. */
    private static Optional<String> version(Optional<Enrollment> enrollment, PublishedTag tag) {
        return enrollment.flatMap(Enrollment::tags).flatMap(any -> tag.image().tag());
    }

    private Observed seen(
            StatePath path, Observed observed, PublishedTag tag, Optional<String> version, Duration longestDelay) {
        Digest digest = tag.digest();
        Optional<Digest> current = observed.get(Field.CURRENT_DIGEST);
        Optional<String> versionBefore = observed.get(Field.CURRENT_VERSION).filter(any -> version.isPresent());
        boolean sameDigest = current.equals(Optional.of(digest));
        if (!sameDigest || versionBefore.isPresent() && !versionBefore.equals(version)) {
            Optional<Instant> seenBefore = observed.get(Field.UPDATE_HISTORY)
                    .filter(any -> !sameDigest)
                    .flatMap(history -> history.seen(digest));
            moves.add(new Move(path, tag.image().familiar(), current, digest, versionBefore, seenBefore));
        }
        Observed result = observed.without(Field.MISSING_SINCE)
                .with(Field.LAST_CHECKED, now)
                .with(Field.CURRENT_VERSION, version);
        Published published = tag.published();
        if (!published.platforms().isEmpty() || published.created().isPresent()) {
            result = result.with(Field.PUBLISHED, published);
        }
        Observed entered = sameDigest
                ? result
                : intake.takeIn(
                        result.with(Field.CURRENT_DIGEST, digest)
                                .with(Field.LAST_UPDATED, now)
                                .with(Field.PREVIOUS_DIGEST, current),
                        () -> longestDelay);
        return Stream.concat(observed.get(Field.PUBLISHED).stream(), Stream.of(published))
                .reduce(entered, RefreshMerger::withPlatforms, (one, other) -> other);
    }

    /** Also of what was published before, which an earlier version has not noted in the history. */
    private static Observed withPlatforms(Observed observed, Published published) {
        return observed.get(Field.UPDATE_HISTORY)
                .filter(any -> !published.platforms().isEmpty())
                .map(history -> observed.with(
                        Field.UPDATE_HISTORY, history.withPlatforms(published.digest(), published.platforms())))
                .orElse(observed);
    }
}
