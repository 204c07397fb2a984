package io.imagefactory.core.rebuild;

import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which base images are managed images themselves: those of the same registry and repository. Where several images are
 * published there, each of them may be the one, but not the image that stands on it.
 */
final class ManagedBases {

    private final State state;
    private final Map<String, List<String>> publishers = new HashMap<>();
    private final Map<String, List<String>> publishedAs = new HashMap<>();

    ManagedBases(Enrollments enrollments, State state) {
        this.state = state;
        Map<String, List<String>> byRepository = new HashMap<>();
        for (Enrollment image : enrollments.managed()) {
            byRepository
                    .computeIfAbsent(image.repoURL(), any -> new ArrayList<>())
                    .add(image.name());
        }
        for (BaseImageState base : state.baseImages().values()) {
            List<String> images = byRepository.getOrDefault(base.repoURL(), List.of());
            if (!images.isEmpty() && base.image().tag().isPresent()) {
                publishers.put(base.name(), images.stream().sorted().toList());
                images.forEach(image -> publishedAs
                        .computeIfAbsent(image, any -> new ArrayList<>())
                        .add(base.name()));
            }
        }
    }

    /** By base image of that image, the managed images that publish it; not what it is pinned to. */
    SortedMap<String, List<String>> parentsOf(String image) {
        SortedMap<String, List<String>> parents = new TreeMap<>();
        if (state.images().containsKey(image)) {
            state.images().get(image).derived().baseImages().stream()
                    .filter(publishers::containsKey)
                    .filter(base -> state.images().get(image).follows(base))
                    .forEach(base -> parents.put(base, others(publishers.get(base), image)));
        }
        return parents;
    }

    /** The same, whatever base image it is. */
    static List<String> all(SortedMap<String, List<String>> parents) {
        TreeSet<String> all = new TreeSet<>();
        parents.values().forEach(all::addAll);
        return List.copyOf(all);
    }

    /** The base images that the managed image is. */
    List<String> publishedAs(String image) {
        return publishedAs.getOrDefault(image, List.of());
    }

    private static List<String> others(List<String> images, String image) {
        List<String> others =
                images.stream().filter(other -> !other.equals(image)).toList();
        return others.isEmpty() ? images : others;
    }
}
