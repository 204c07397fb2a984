package io.imagefactory.core.enrollment;

import io.imagefactory.core.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads images.yaml: a list of images, or a mapping with {@code images:}, {@code defaults:} and {@code warehouses:}. Or a
 * folder of such files, the names of whose images are unique over all.
 *
 * <p>{@code defaults:} takes {@code registry}, {@code rebuildDelay}, {@code autoRebuild}, {@code ignoreEqualContent} and
 * {@code source}; an image's own keys win, and the defaults of {@code source} serve the images whose source names no other
 * provider. They hold for the file in which they stand; what neither an image nor its file says, the common file says.
 */
public final class EnrollmentsReader {

    private final EnrollmentTexts texts;
    private final int levelsUp;

    private EnrollmentsReader(EnrollmentTexts texts, int levelsUp) {
        this.texts = texts;
        this.levelsUp = levelsUp;
    }

    /**
     * Reads one whole file.
     *
     * @param file what messages call it, {@code images.yaml}
     * @param levelsUp how many folders upwards the path of a local Dockerfile may lead
     * @throws InvalidEnrollmentsException with everything that is wrong with it
     */
    public static Enrollments read(String file, byte[] content, int levelsUp) {
        return read(EnrollmentTexts.of(file, content), levelsUp);
    }

    /**
     * Reads whole files.
     *
     * @param levelsUp how many folders upwards the path of a local Dockerfile may lead
     * @throws InvalidEnrollmentsException with everything that is wrong with them
     */
    public static Enrollments read(EnrollmentTexts texts, int levelsUp) {
        return new EnrollmentsReader(texts, levelsUp).read();
    }

    private Enrollments read() {
        List<EnrollmentsFile> common = texts.common().stream().map(this::file).toList();
        List<EnrollmentsFile> files = texts.files().stream().map(this::file).toList();
        YamlMapping defaults =
                common.stream().map(EnrollmentsFile::common).findFirst().orElse(YamlMapping.EMPTY);
        Map<String, Enrollment> images = new HashMap<>();
        List<Enrollment> enrollments = new ArrayList<>();
        for (EnrollmentsFile file : files) {
            List<Enrollment> found = file.images(defaults);
            found.forEach(image -> checkIsFirst(image, images, file));
            enrollments.addAll(found);
        }
        Warehouses warehouses = warehouses(common, files);
        List<InvalidEnrollmentsException.Problem> problems = Stream.of(common, files)
                .flatMap(List::stream)
                .flatMap(file -> file.problems().stream()
                        .map(problem -> new InvalidEnrollmentsException.Problem(
                                new Place(file.name(), problem.position()), problem.message(), problem.excerpt())))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidEnrollmentsException(texts.name(), problems);
        }
        return new Enrollments(enrollments, warehouses);
    }

    private EnrollmentsFile file(EnrollmentTexts.Text text) {
        return new EnrollmentsFile(text, levelsUp);
    }

    private static void checkIsFirst(Enrollment image, Map<String, Enrollment> images, EnrollmentsFile file) {
        Enrollment earlier = images.putIfAbsent(image.name(), image);
        if (earlier != null) {
            file.report(
                    image.place().position(),
                    "image \"" + image.name() + "\" is enrolled twice, first at " + earlier.place()
                            + "; give each its own name");
        }
    }

    /** Of a folder, the common file speaks for all; each file may speak for single ones. */
    private Warehouses warehouses(List<EnrollmentsFile> common, List<EnrollmentsFile> files) {
        Warehouses warehouses = Warehouses.NONE;
        for (EnrollmentsFile file :
                Stream.of(common, files).flatMap(List::stream).toList()) {
            if (texts.areOfFolder() && !common.contains(file)) {
                file.checkWarehousesAreNamed(texts.name() + "/" + EnrollmentFiles.COMMON);
            }
            Warehouses more = file.warehouses();
            for (Map.Entry<String, Warehouses.Named> entry : more.named().entrySet()) {
                Warehouses.Named earlier = warehouses.named().get(entry.getKey());
                if (earlier != null) {
                    file.report(
                            entry.getValue().place().position(),
                            "warehouses name \"" + entry.getKey() + "\" twice, first at " + earlier.place()
                                    + "; say it once");
                }
            }
            warehouses = warehouses.with(more);
        }
        return warehouses;
    }
}
