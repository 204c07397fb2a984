package io.imagefactory.core.refresh;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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

    /** What is known from now on. */
    public State merge(Enrollments enrollments, Map<StatePath, PublishedTag> tags) {
        SortedMap<String, ImageState> images = new TreeMap<>();
        before.images().forEach((name, image) -> {
            StatePath path = new StatePath(Folder.IMAGES, false, name);
            images.put(
                    name,
                    image.with(observed(path, image.observed(), Duration.ZERO, tags))
                            .settled());
        });
        SortedMap<String, BaseImageState> baseImages = new TreeMap<>();
        before.baseImages().forEach((name, base) -> {
            StatePath path = new StatePath(Folder.BASE_IMAGES, false, name);
            Duration longestDelay = enrollments.longestDelay(base.dependentImages());
            baseImages.put(name, base.with(observed(path, base.observed(), longestDelay, tags)));
        });
        return before.with(images, baseImages);
    }

    /** The images that the merge has moved, in order of their files. */
    public List<Move> moves() {
        return List.copyOf(moves);
    }

    private Observed observed(
            StatePath path, Observed observed, Duration longestDelay, Map<StatePath, PublishedTag> tags) {
        Observed taken = intake.takeIn(observed, longestDelay);
        PublishedTag tag = tags.get(path);
        if (tag == null) {
            return taken;
        }
        Observed result = moved(checked(taken, tag), longestDelay, tag.digest());
        move(path, taken, result, tag).ifPresent(moves::add);
        return result;
    }

    private Observed checked(Observed observed, PublishedTag tag) {
        Observed result = observed.with(Field.LAST_CHECKED, now);
        if (tag.version().isPresent()) {
            result = result.with(Field.CURRENT_VERSION, tag.version().get());
        }
        Published published = tag.published();
        return published.platforms().isEmpty() && published.created().isEmpty()
                ? result
                : result.with(Field.PUBLISHED, published);
    }

    private Observed moved(Observed observed, Duration longestDelay, Digest digest) {
        Optional<Digest> current = observed.get(Field.CURRENT_DIGEST);
        if (current.equals(Optional.of(digest))) {
            return observed;
        }
        Observed result = observed.with(Field.CURRENT_DIGEST, digest).with(Field.LAST_UPDATED, now);
        if (current.isPresent()) {
            result = result.with(Field.PREVIOUS_DIGEST, current.get());
        }
        return intake.takeIn(result, longestDelay);
    }

    private static Optional<Move> move(StatePath path, Observed before, Observed after, PublishedTag tag) {
        Optional<Digest> digest = before.get(Field.CURRENT_DIGEST);
        Optional<String> version =
                before.get(Field.CURRENT_VERSION).filter(any -> tag.version().isPresent());
        boolean sameDigest = digest.equals(after.get(Field.CURRENT_DIGEST));
        boolean sameVersion = version.isEmpty() || version.equals(after.get(Field.CURRENT_VERSION));
        return sameDigest && sameVersion
                ? Optional.empty()
                : Optional.of(new Move(
                        path,
                        tag.image().familiar(),
                        digest,
                        tag.digest(),
                        version,
                        sameDigest
                                ? Optional.empty()
                                : before.get(Field.UPDATE_HISTORY).flatMap(history -> history.seen(tag.digest()))));
    }
}
