package io.imagefactory.kargo;

import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.Warehouses;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.Folder;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StatePath;
import io.imagefactory.kargo.TrackedImage.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The images that Kargo is to track: the external ones as images.yaml says, and the base images as the state says.
 * Managed images are not among them, but a base image that is a managed one is: its children need the digest.
 *
 * @param all external images first, each kind in its order
 * @param places where each of them is written, as messages name it: {@code images.yaml:12:3}, or its state file
 * @param withoutTags the names of external images that do not say which tags to track
 * @param refused the names of base images whose repository is a valid one, but none that Kargo accepts
 * @param unknown the names of Warehouses that images.yaml says something of and that there are not, each with its place
 * @param withoutState the names of managed images that the state does not know yet, nor their base images
 */
public record TrackedImages(
        List<TrackedImage> all,
        Map<TrackedImage, String> places,
        List<String> withoutTags,
        List<String> refused,
        Map<String, String> unknown,
        List<String> withoutState) {

    public TrackedImages {
        all = List.copyOf(all);
        places = Map.copyOf(places);
        withoutTags = List.copyOf(withoutTags);
        refused = List.copyOf(refused);
        unknown = Collections.unmodifiableMap(new LinkedHashMap<>(unknown));
        withoutState = List.copyOf(withoutState);
    }

    /**
     * @param polling how images are looked for of which images.yaml does not say
     * @param strategy how base images are followed
     */
    public static TrackedImages of(
            Enrollments enrollments,
            State state,
            InfraRepository repository,
            Polling polling,
            BaseImageStrategy strategy) {
        Warehouses warehouses = enrollments.warehouses();
        Map<TrackedImage, String> all = new LinkedHashMap<>();
        List<String> withoutTags = new ArrayList<>();
        for (Enrollment image : enrollments.external()) {
            image.tags()
                    .map(tags -> new TrackedImage(
                            image.name(),
                            Kind.EXTERNAL,
                            image.repoURL(),
                            tags,
                            polling.with(warehouses.ofExternal(image.name()))))
                    .ifPresentOrElse(
                            tracked -> all.put(tracked, image.place().toString()), () -> withoutTags.add(image.name()));
        }
        List<String> refused = new ArrayList<>();
        for (BaseImageState image : state.baseImages().values()) {
            Optional<TrackedImage> tracked = strategy.rule(image)
                    .map(tags -> new TrackedImage(
                            image.name(),
                            Kind.BASE,
                            image.repoURL(),
                            tags,
                            polling.with(warehouses.ofBase(image.name()))));
            if (tracked.isPresent() && !WarehouseRules.isRepoURL(image.repoURL())) {
                refused.add(image.name());
            } else {
                StatePath file = new StatePath(Folder.BASE_IMAGES, false, image.name());
                tracked.ifPresent(base -> all.put(base, repository.stateLabel() + "/" + file));
            }
        }
        Map<String, String> unknown = new LinkedHashMap<>();
        warehouses
                .named()
                .forEach((name, named) -> unknown.put(name, named.place().toString()));
        all.keySet().forEach(image -> unknown.remove(image.name()));
        List<String> withoutState = enrollments.managed().stream()
                .map(Enrollment::name)
                .filter(name -> !state.images().containsKey(name))
                .toList();
        return new TrackedImages(List.copyOf(all.keySet()), all, withoutTags, refused, unknown, withoutState);
    }
}
