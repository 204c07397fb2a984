package io.imagefactory.core.refresh;

import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.Folder;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StatePath;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The images that are asked for however lately they were: managed images that were asked to be rebuilt, and the base
 * images that others make of them, until a look has followed the build. A rebuild whose end nobody sees in time counts as
 * failed, and what waits for it waits on.
 */
final class UrgentLooks {

    private UrgentLooks() {}

    static Set<StatePath> of(Enrollments enrollments, State state) {
        Map<String, List<BaseImageState>> published =
                state.baseImages().values().stream().collect(Collectors.groupingBy(BaseImageState::repoURL));
        Set<StatePath> urgent = new HashSet<>();
        for (Enrollment enrollment : enrollments.managed()) {
            ImageState image = state.images().get(enrollment.name());
            if (image == null) {
                continue;
            }
            boolean asked = image.rebuildState().runningRequest().isPresent();
            if (asked) {
                urgent.add(new StatePath(Folder.IMAGES, false, image.name()));
            }
            published.getOrDefault(enrollment.repoURL(), List.of()).stream()
                    .filter(base -> asked || isBuiltSince(image, base))
                    .forEach(base -> urgent.add(new StatePath(Folder.BASE_IMAGES, false, base.name())));
        }
        return urgent;
    }

    /** Whether the image has moved since the base image was last looked at. */
    private static boolean isBuiltSince(ImageState image, BaseImageState base) {
        Optional<Instant> looked = base.lastChecked();
        return Stream.of(image.lastBuilt(), image.lastUpdated())
                .flatMap(Optional::stream)
                .anyMatch(moved -> looked.filter(time -> !moved.isAfter(time)).isEmpty());
    }
}
