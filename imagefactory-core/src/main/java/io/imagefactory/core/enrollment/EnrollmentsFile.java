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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One file that enrols images, as far as it can be read, and what is wrong with it. */
final class EnrollmentsFile {

    private static final Set<String> KEYS = Set.of("defaults", "images", "warehouses");
    private static final Set<String> COMMON_KEYS = Set.of("defaults", "warehouses");

    private final String name;
    private final int levelsUp;
    private final List<YamlProblem> problems = new ArrayList<>();
    private final YamlNode root;

    /**
     * @param levelsUp how many folders upwards the path of a local Dockerfile may lead
     */
    EnrollmentsFile(EnrollmentTexts.Text text, int levelsUp) {
        this.name = text.file();
        this.levelsUp = levelsUp;
        this.root = root(text.content());
    }

    /** Nothing, for a file that is no YAML of any use. */
    private YamlNode root(byte[] content) {
        try {
            YamlDocument document = YamlReader.read(content);
            problems.addAll(document.problems());
            Optional<YamlProblem> tooLong = LongText.in(document.root());
            tooLong.ifPresent(problems::add);
            return tooLong.isPresent() ? YamlSequence.of(List.of()) : document.root();
        } catch (YamlException e) {
            problems.add(e.problem());
            return YamlSequence.of(List.of());
        }
    }

    /** What messages call it. */
    String name() {
        return name;
    }

    /** What was found wrong by all that was asked for, in the order of the file. */
    List<YamlProblem> problems() {
        return problems.stream().distinct().sorted().toList();
    }

    void report(Position position, String message) {
        problems.add(new YamlProblem(position, message));
    }

    /** What it says for the images of other files; to be asked for once. */
    YamlMapping common() {
        if (root instanceof YamlMapping) {
            fields().checkKeys(COMMON_KEYS);
        } else if (!root.isNull() && problems.isEmpty()) {
            report(root.position(), "this is " + root.describe() + "; write `defaults:`, and images into another file");
        }
        return defaults();
    }

    /**
     * Its images; to be asked for once.
     *
     * @param common what holds for all files
     */
    List<Enrollment> images(YamlMapping common) {
        if (root instanceof YamlSequence list) {
            return images(list, List.of(common));
        }
        if (root instanceof YamlMapping mapping) {
            Fields fields = fields();
            fields.checkKeys(KEYS);
            YamlMapping defaults = defaults();
            if (mapping.get("images").filter(YamlNode::isNull).isPresent()) {
                return List.of();
            }
            return fields.list("images")
                    .map(list -> images(list, List.of(defaults, common)))
                    .orElseGet(() -> {
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

    /** What it says of Kargo's Warehouses; to be asked for once. */
    Warehouses warehouses() {
        return root instanceof YamlMapping
                ? WarehousesParser.parse(fields().in("warehouses", "warehouses"), name)
                : Warehouses.NONE;
    }

    /** Reports what it says of all Warehouses or of a kind, where that is another file's. */
    void checkWarehousesAreNamed(String common) {
        if (root instanceof YamlMapping mapping) {
            YamlMapping warehouses = mapping.mapping("warehouses");
            Stream.of("all", "external", "base")
                    .filter(key -> warehouses.get(key).isPresent())
                    .forEach(key -> report(
                            warehouses.keyPosition(key),
                            "warehouses \"" + key + "\" holds for the images of all files; move it to " + common));
        }
    }

    private YamlMapping defaults() {
        return root instanceof YamlMapping
                ? Defaults.checked(fields().in("defaults", "defaults"), levelsUp)
                : YamlMapping.EMPTY;
    }

    private Fields fields() {
        return new Fields((YamlMapping) root, name, problems);
    }

    /** Several at once; in their order. */
    private List<Enrollment> images(YamlSequence list, List<YamlMapping> defaults) {
        List<Enrollment> enrollments = new ArrayList<>();
        list.items().parallelStream().map(item -> image(item, defaults)).forEachOrdered(image -> {
            image.enrollment().ifPresent(enrollments::add);
            problems.addAll(image.problems());
        });
        return enrollments;
    }

    private Image image(YamlNode item, List<YamlMapping> defaults) {
        if (item instanceof YamlMapping mapping) {
            List<YamlProblem> found = new ArrayList<>();
            YamlMapping whole = Defaults.apply(defaults, mapping);
            return new Image(EnrollmentParser.parse(whole, name, levelsUp, found), found);
        }
        String message = "an image is a mapping with `name` and `repository`, not " + item.describe();
        return new Image(Optional.empty(), List.of(new YamlProblem(item.position(), message)));
    }

    /** One item of the list, as far as it could be read. */
    private record Image(Optional<Enrollment> enrollment, List<YamlProblem> problems) {}
}
