package io.imagefactory.core.rebuild;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is to become of every managed image, at one point in time.
 *
 * @param now that time
 * @param images by name
 * @param due the names of those that are to be rebuilt now, in the order in which they are to be asked for
 * @param cycles images that stand on themselves, each before the one that it stands on
 */
public record RebuildPlan(
        Instant now, SortedMap<String, PlannedImage> images, List<String> due, List<List<String>> cycles) {

    public RebuildPlan {
        images = Collections.unmodifiableSortedMap(new TreeMap<>(images));
        due = List.copyOf(due);
        cycles = cycles.stream().map(List::copyOf).toList();
    }

    public Optional<PlannedImage> find(String name) {
        return Optional.ofNullable(images.get(name));
    }

    /** How many images there are of each decision, by its word. */
    public SortedMap<String, Integer> counts() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        images.values().forEach(image -> counts.merge(image.decision().kind().word(), 1, Integer::sum));
        return counts;
    }
}
