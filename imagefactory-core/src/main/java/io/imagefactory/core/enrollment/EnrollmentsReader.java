package io.imagefactory.core.enrollment;

import io.imagefactory.core.yaml.Position;
import io.imagefactory.core.yaml.YamlDocument;
import io.imagefactory.core.yaml.YamlException;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlNode;
import io.imagefactory.core.yaml.YamlProblem;
import io.imagefactory.core.yaml.YamlReader;
import io.imagefactory.core.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads images.yaml: a list of images, or a mapping with {@code images:}, {@code defaults:} and {@code warehouses:}.
 * {@code defaults:} takes
 * {@code registry}, {@code rebuildDelay}, {@code autoRebuild} and {@code source}; an image's own keys win, and the
 * defaults of {@code source} serve the images whose source names no other provider.
 */
public final class EnrollmentsReader {

    private static final Set<String> ROOT_KEYS = Set.of("defaults", "images", "warehouses");

    private final String file;
    private final int levelsUp;
    private final List<YamlProblem> problems = new ArrayList<>();

    private EnrollmentsReader(String file, int levelsUp) {
        this.file = file;
        this.levelsUp = levelsUp;
    }

    /**
     * Reads the whole file.
     *
     * @param file what messages call it, {@code images.yaml}
     * @param levelsUp how many folders upwards the path of a local Dockerfile may lead
     * @throws InvalidEnrollmentsException with everything that is wrong with it
     */
    public static Enrollments read(String file, byte[] content, int levelsUp) {
        return new EnrollmentsReader(file, levelsUp).read(content);
    }

    private Enrollments read(byte[] content) {
        YamlDocument document;
        try {
            document = YamlReader.read(content);
        } catch (YamlException e) {
            throw new InvalidEnrollmentsException(file, List.of(e.problem()));
        }
        problems.addAll(document.problems());
        LongText.in(document.root()).ifPresent(problem -> {
            throw new InvalidEnrollmentsException(file, List.of(problem));
        });
        List<Enrollment> enrollments = images(document.root());
        Warehouses warehouses = warehouses(document.root());
        checkNames(enrollments);
        if (!problems.isEmpty()) {
            throw new InvalidEnrollmentsException(
                    file, problems.stream().sorted().toList());
        }
        return new Enrollments(enrollments, warehouses);
    }

    private List<Enrollment> images(YamlNode root) {
        if (root instanceof YamlSequence list) {
            return images(list, YamlMapping.EMPTY);
        }
        if (root instanceof YamlMapping mapping) {
            Fields fields = new Fields(mapping, "images.yaml", problems);
            fields.checkKeys(ROOT_KEYS);
            YamlMapping defaults = Defaults.checked(fields.in("defaults", "defaults"));
            if (mapping.get("images").filter(YamlNode::isNull).isPresent()) {
                return List.of();
            }
            return fields.list("images").map(list -> images(list, defaults)).orElseGet(() -> {
                if (mapping.get("images").isEmpty()) {
                    report(mapping.position(), "there is no list of images; add `images:`");
                }
                return List.of();
            });
        }
        if (!root.isNull()) {
            report(
                    root.position(),
                    "this is " + root.describe() + "; write a list of images, each beginning with `- name:`");
        }
        return List.of();
    }

    private Warehouses warehouses(YamlNode root) {
        return root instanceof YamlMapping mapping
                ? WarehousesParser.parse(new Fields(mapping, "images.yaml", problems).in("warehouses", "warehouses"))
                : Warehouses.NONE;
    }

    /** Several at once; in their order. */
    private List<Enrollment> images(YamlSequence list, YamlMapping defaults) {
        List<Enrollment> enrollments = new ArrayList<>();
        list.items().parallelStream().map(item -> image(item, defaults)).forEachOrdered(image -> {
            image.enrollment().ifPresent(enrollments::add);
            problems.addAll(image.problems());
        });
        return enrollments;
    }

    private Image image(YamlNode item, YamlMapping defaults) {
        if (item instanceof YamlMapping mapping) {
            List<YamlProblem> found = new ArrayList<>();
            return new Image(EnrollmentParser.parse(Defaults.apply(defaults, mapping), levelsUp, found), found);
        }
        String message = "an image is a mapping with `name` and `repository`, not " + item.describe();
        return new Image(Optional.empty(), List.of(new YamlProblem(item.position(), message)));
    }

    /** One item of the list, as far as it could be read. */
    private record Image(Optional<Enrollment> enrollment, List<YamlProblem> problems) {}

    private void checkNames(List<Enrollment> enrollments) {
        Map<String, Enrollment> first = new HashMap<>();
        for (Enrollment enrollment : enrollments) {
            Enrollment earlier = first.putIfAbsent(enrollment.name(), enrollment);
            if (earlier != null) {
                report(
                        enrollment.position(),
                        "image \"" + enrollment.name() + "\" is enrolled twice, first at line "
                                + earlier.position().line() + "; give each its own name");
            }
        }
    }

    private void report(Position position, String message) {
        problems.add(new YamlProblem(position, message));
    }
}
