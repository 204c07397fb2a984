package io.imagefactory.core.refresh;

import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.host.HostQueue;
import io.imagefactory.core.image.Platform;
import io.imagefactory.core.registry.Registry;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.Field;
import io.imagefactory.core.state.Folder;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.SeenDigest;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StatePath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What there is to be read once it is known what tags name: of base images that have moved what their histories lack, of
 * managed images that have moved what they were built from.
 *
 * @param before what was known before the run
 * @param after the same, with what tags name
 */
record Reading(Enrollments enrollments, Registry registry, State before, State after, Instant now) {

    /** Bases' manifests are at other registries than the images' that stand on them: so these share one queue. */
    private static final String ORIGINS = "origins";

    /** What histories lack; to be read before {@link #origins}. */
    List<HostQueue.Task> bases(Map<StatePath, PublishedTag> tags, Map<StatePath, BaseDetails> details) {
        List<HostQueue.Task> tasks = new ArrayList<>();
        after.baseImages().forEach((name, base) -> {
            StatePath path = new StatePath(Folder.BASE_IMAGES, false, name);
            PublishedTag tag = tags.get(path);
            if (tag != null) {
                Instant lastLook = before.baseImage(name).map(Reading::lastLook).orElse(Instant.MIN);
                BaseReader reader = new BaseReader(registry, base.image(), tag.digest(), lastLook);
                List<SeenDigest> history = base.digests(now);
                if (tag.description().isPresent() || reader.hasGaps(history)) {
                    tasks.add(new HostQueue.Task(
                            base.image().registry(), () -> details.put(path, reader.read(history, platforms(base)))));
                }
            }
        });
        return tasks;
    }

    /** A look that a registry's limit has kept from reading what the tag names has read nothing of what came since. */
    private static Instant lastLook(BaseImageState base) {
        Instant checked = base.lastChecked().orElse(Instant.MIN);
        return base.observed()
                .get(Field.PUBLISHED)
                .flatMap(read -> base.observed().get(Field.UPDATE_HISTORY).flatMap(all -> all.seen(read.digest())))
                .filter(checked::isAfter)
                .orElse(checked);
    }

    /** What images were built from. */
    List<HostQueue.Task> origins(Map<StatePath, PublishedTag> tags, Map<StatePath, Origin> origins) {
        List<HostQueue.Task> tasks = new ArrayList<>();
        for (Enrollment enrollment : enrollments.managed()) {
            StatePath path = new StatePath(Folder.IMAGES, false, enrollment.name());
            PublishedTag tag = tags.get(path);
            ImageState image = after.images().get(enrollment.name());
            if (tag != null && tag.description().isPresent() && image != null) {
                List<Platform> platforms = enrollment.build().orElseThrow().platforms();
                tasks.add(new HostQueue.Task(
                        ORIGINS,
                        () -> origins.put(
                                path,
                                OriginReader.read(registry, tag, FollowedBases.of(image, after, now), platforms))));
            }
        }
        return tasks;
    }

    /** For which those are built that stand on it, and do not care what metadata says. */
    private Set<Platform> platforms(BaseImageState base) {
        Set<Platform> platforms = new LinkedHashSet<>();
        base.dependentImages().stream()
                .flatMap(name -> enrollments.find(name).stream())
                .filter(enrollment -> enrollment.rebuildPolicy().ignoringEqualContent())
                .flatMap(enrollment -> enrollment.build().stream())
                .map(Build::platforms)
                .forEach(platforms::addAll);
        return platforms;
    }
}
