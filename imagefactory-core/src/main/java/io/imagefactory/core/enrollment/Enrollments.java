package io.imagefactory.core.enrollment;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The images of images.yaml, by name, in the order written. */
public final class Enrollments {

    private final Map<String, Enrollment> byName = new LinkedHashMap<>();
    private final Warehouses warehouses;

    /** @throws IllegalArgumentException where two have one name */
    public Enrollments(Collection<Enrollment> enrollments, Warehouses warehouses) {
        this.warehouses = warehouses;
        for (Enrollment enrollment : enrollments) {
            if (byName.put(enrollment.name(), enrollment) != null) {
                throw new IllegalArgumentException("two images are called \"" + enrollment.name() + "\"");
            }
        }
    }

    public List<Enrollment> all() {
        return List.copyOf(byName.values());
    }

    public List<Enrollment> managed() {
        return byName.values().stream().filter(Enrollment::isManaged).toList();
    }

    public List<Enrollment> external() {
        return byName.values().stream()
                .filter(enrollment -> !enrollment.isManaged())
                .toList();
    }

    public Optional<Enrollment> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The longest time that one of these images waits for a new base image; zero where it waits for none. */
    public Duration longestDelay(Collection<String> images) {
        return images.stream()
                .flatMap(image -> find(image).stream())
                .map(image -> image.rebuildPolicy().delay().duration())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /**
     * The same images, some of which wait so much longer for a new base image: as long as others may see to it.
     *
     * @param others by the name of the image
     */
    public Enrollments waitingFor(Map<String, Duration> others) {
        return new Enrollments(
                byName.values().stream()
                        .map(enrollment -> Optional.ofNullable(others.get(enrollment.name()))
                                .map(enrollment::waitingLonger)
                                .orElse(enrollment))
                        .toList(),
                warehouses);
    }

    /** What is said of Kargo's Warehouses, beside what they track. */
    public Warehouses warehouses() {
        return warehouses;
    }
}
