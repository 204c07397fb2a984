package io.imagefactory.kargo;

import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.State;
import io.imagefactory.kargo.TrackedImage.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The images that Kargo is to track: the external ones as images.yaml says, and the base images as the state says.
 * Managed images are not among them, but a base image that is a managed one is: its children need the digest.
 *
 * @param all external images first, each kind in its order
 * @param withoutTags the names of external images that do not say which tags to track
 * @param refused the names of base images whose repository is a valid one, but none that Kargo accepts
 * @param withoutState the names of managed images that the state does not know yet, nor their base images
 */
public record TrackedImages(
        List<TrackedImage> all, List<String> withoutTags, List<String> refused, List<String> withoutState) {

    public TrackedImages {
        all = List.copyOf(all);
        withoutTags = List.copyOf(withoutTags);
        refused = List.copyOf(refused);
        withoutState = List.copyOf(withoutState);
    }

    /** @param strategy how base images are followed */
    public static TrackedImages of(Enrollments enrollments, State state, BaseImageStrategy strategy) {
        List<TrackedImage> all = new ArrayList<>();
        List<String> withoutTags = new ArrayList<>();
        for (Enrollment enrollment : enrollments.external()) {
            if (enrollment.tags().saysWhichTags()) {
                all.add(new TrackedImage(
                        enrollment.name(), Kind.EXTERNAL, enrollment.repoURL(), Selection.of(enrollment.tags())));
            } else {
                withoutTags.add(enrollment.name());
            }
        }
        List<String> refused = new ArrayList<>();
        for (BaseImageState image : state.baseImages().values()) {
            Optional<Selection> selection = strategy.selection(image);
            if (selection.isPresent() && !WarehouseRules.isRepoURL(image.repoURL())) {
                refused.add(image.name());
            } else {
                selection.ifPresent(tag -> all.add(new TrackedImage(image.name(), Kind.BASE, image.repoURL(), tag)));
            }
        }
        List<String> withoutState = enrollments.managed().stream()
                .map(Enrollment::name)
                .filter(name -> !state.images().containsKey(name))
                .toList();
        return new TrackedImages(all, withoutTags, refused, withoutState);
    }
}
