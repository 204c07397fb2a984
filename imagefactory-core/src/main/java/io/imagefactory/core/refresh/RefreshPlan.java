package io.imagefactory.core.refresh;

import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.Field;
import io.imagefactory.core.state.Folder;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.Observed;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StatePath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a refresh asks, and for whom.
 *
 * @param followed what each image follows
 * @param known what was seen of each of these images
 * @param optional the managed images for which nobody waits: they may not have been published yet
 * @param recent the images that were asked for lately, and are not for their own sake
 * @param silent the external images that do not say which tags they follow
 * @param stateless the images of images.yaml of which nothing is known yet; {@code discover} makes their files
 */
record RefreshPlan(
        SortedMap<StatePath, TagQuery> followed,
        Map<StatePath, Observed> known,
        Set<StatePath> optional,
        Set<StatePath> recent,
        List<String> silent,
        List<String> stateless) {

    static RefreshPlan of(Enrollments enrollments, State state, RefreshPolicy policy, Instant now) {
        SortedMap<StatePath, TagQuery> followed = new TreeMap<>();
        Map<StatePath, Observed> known = new LinkedHashMap<>();
        Set<StatePath> optional = new HashSet<>();
        List<String> silent = new ArrayList<>();
        List<String> stateless = new ArrayList<>();
        state.baseImages()
                .forEach((name, base) -> query(base).ifPresent(query -> {
                    StatePath path = new StatePath(Folder.BASE_IMAGES, false, name);
                    followed.put(path, query);
                    known.put(path, base.observed());
                }));
        Set<String> bases = state.baseImages().values().stream()
                .map(base -> base.image().name())
                .collect(Collectors.toSet());
        for (Enrollment enrollment : enrollments.all()) {
            ImageState image = state.images().get(enrollment.name());
            if (image == null) {
                stateless.add(enrollment.name());
            } else if (!enrollment.isManaged() && enrollment.tags().isEmpty()) {
                silent.add(enrollment.name());
            } else if (!enrollment.isManaged() || policy.managed() || isWaitedFor(enrollment, image, bases)) {
                StatePath path = new StatePath(Folder.IMAGES, false, enrollment.name());
                if (enrollment.isManaged() && !isWaitedFor(enrollment, image, bases)) {
                    optional.add(path);
                }
                followed.put(path, query(enrollment));
                known.put(path, image.observed());
            }
        }
        Set<StatePath> urgent = UrgentLooks.of(enrollments, state);
        Set<StatePath> recent = followed.keySet().stream()
                .filter(path -> isRecent(known.get(path), now, policy.interval()))
                .filter(path -> !urgent.contains(path))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new RefreshPlan(Collections.unmodifiableSortedMap(followed), known, optional, recent, silent, stateless);
    }

    /** What is to be asked, each once, and for whom: those who are due, and who else follows the same. */
    Map<TagQuery, List<StatePath>> queries() {
        Map<TagQuery, List<StatePath>> queries = new LinkedHashMap<>();
        followed.forEach((path, query) ->
                queries.computeIfAbsent(query, any -> new ArrayList<>()).add(path));
        queries.values().removeIf(recent::containsAll);
        return queries;
    }

    /** Whether a registry was asked less than so long ago; a time that is yet to come is none, and without a digest nothing is known. */
    private static boolean isRecent(Observed known, Instant now, Duration interval) {
        return known.get(Field.CURRENT_DIGEST).isPresent()
                && known.get(Field.LAST_CHECKED)
                        .filter(time ->
                                !time.isAfter(now) && time.plus(interval).isAfter(now))
                        .isPresent();
    }

    /** An image without a tag is its digest for good. */
    private static Optional<TagQuery> query(BaseImageState base) {
        return base.image().tag().map(tag -> TagQuery.ofTag(base.image()));
    }

    static TagQuery query(Enrollment enrollment) {
        ImageReference repository = enrollment.reference();
        return enrollment.tags().map(rule -> TagQuery.of(repository, rule)).orElseGet(() -> TagQuery.ofTag(repository));
    }

    /** Whether another image stands on it, or a rebuild of it is due or under way. */
    private static boolean isWaitedFor(Enrollment enrollment, ImageState image, Set<String> bases) {
        return bases.contains(enrollment.repoURL()) || image.isRebuildPending();
    }
}
