package io.imagefactory.core.rebuild;

import io.imagefactory.core.enrollment.Enrollment;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.state.BaseImageState;
import io.imagefactory.core.state.ImageState;
import io.imagefactory.core.state.State;
import io.imagefactory.core.tags.TagRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which base images are managed images themselves: those of the same registry and repository. Where several images are
 * published there, it is the one whose current tag it is. Where no image says so, each may be the one, but those that have
 * another tag alone, and none that stands on it as long as there is another.
 */
final class ManagedBases {

    private final Map<String, ImageState> states;
    private final Map<String, List<String>> publishers = new HashMap<>();
    private final Map<String, List<String>> publishedAs = new HashMap<>();
    private final Map<String, SortedMap<String, List<String>>> parents = new HashMap<>();

    ManagedBases(Enrollments enrollments, State state) {
        this.states = new HashMap<>(state.images());
        Map<String, List<Enrollment>> byRepository =
                enrollments.managed().stream().collect(Collectors.groupingBy(Enrollment::repoURL));
        for (BaseImageState base : state.baseImages().values()) {
            List<Enrollment> images = byRepository.getOrDefault(base.repoURL(), List.of());
            Optional<String> tag = base.image().tag();
            List<String> publishing =
                    images.isEmpty() || tag.isEmpty() ? List.of() : publishing(base.name(), tag.get(), images);
            if (!publishing.isEmpty()) {
                publishers.put(base.name(), publishing);
                publishing.forEach(image -> publishedAs
                        .computeIfAbsent(image, any -> new ArrayList<>())
                        .add(base.name()));
            }
        }
    }

    /** By base image of that image, the managed images that publish it; not what it is pinned to. */
    SortedMap<String, List<String>> parentsOf(String image) {
        return parents.computeIfAbsent(image, this::findParents);
    }

    private SortedMap<String, List<String>> findParents(String name) {
        SortedMap<String, List<String>> found = new TreeMap<>();
        ImageState image = states.get(name);
        if (image != null) {
            for (String base : image.derived().baseImages()) {
                List<String> publishing = publishers.get(base);
                if (publishing != null && image.follows(base)) {
                    found.put(base, others(publishing, name));
                }
            }
        }
        return found;
    }

    /** By image, its parents, whatever base image they publish. */
    SortedMap<String, List<String>> edges(Set<String> images) {
        SortedMap<String, List<String>> edges = new TreeMap<>();
        for (String image : images) {
            SortedSet<String> above = new TreeSet<>();
            parentsOf(image).values().forEach(above::addAll);
            edges.put(image, List.copyOf(above));
        }
        return edges;
    }

    /** The base images that the managed image is. */
    List<String> publishedAs(String image) {
        return publishedAs.getOrDefault(image, List.of());
    }

    /** Of the images of one repository, those that may have the tag; sorted. */
    private List<String> publishing(String base, String tag, List<Enrollment> images) {
        List<Enrollment> current =
                images.stream().filter(image -> isCurrent(tag, image)).toList();
        List<String> possible = (current.isEmpty() ? withoutOtherTag(base, images) : current)
                .stream().map(Enrollment::name).sorted().toList();
        List<String> others =
                possible.stream().filter(image -> !standsOn(image, base)).toList();
        return others.isEmpty() ? possible : others;
    }

    /** Whether it is the image's current tag. One of which images.yaml does not say it is looked for as {@code latest}. */
    private static boolean isCurrent(String tag, Enrollment image) {
        return image.tags()
                .map(rule -> rule.candidates(List.of(tag)).contains(tag))
                .orElseGet(() -> image.reference().tag().equals(Optional.of(tag)));
    }

    /** Without those that have one tag, and so not this one. One that is alone in its repository may have others, too. */
    private List<Enrollment> withoutOtherTag(String base, List<Enrollment> images) {
        return images.stream()
                .filter(image -> image.tags().flatMap(TagRule::onlyTag).isEmpty()
                        || images.size() == 1 && !standsOn(image.name(), base))
                .toList();
    }

    private boolean standsOn(String image, String base) {
        ImageState known = states.get(image);
        return known != null && known.derived().baseImages().contains(base);
    }

    private static List<String> others(List<String> images, String image) {
        if (!images.contains(image)) {
            return images;
        }
        List<String> others = new ArrayList<>(images);
        others.remove(image);
        return others.isEmpty() ? images : others;
    }
}
