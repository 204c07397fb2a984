package io.imagefactory.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Test cases in folders: {@code <case>/in} and {@code <case>/out}. What a case yields is compared file by file; a file too
 * many or too few is a failure. With {@code -Dgolden.update=true} the expectation is written instead, to be read in the
 * diff.
 */
public record GoldenFolder(Path path) {

    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    /** The cases in a folder of the test resources, beside the class. */
    public static List<GoldenFolder> cases(Class<?> test, String folder) {
        try (Stream<Path> cases = Files.list(sources(test).resolve(folder))) {
            List<GoldenFolder> found = cases.sorted().map(GoldenFolder::new).toList();
            assertThat(found).isNotEmpty();
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path in() {
        return path.resolve("in");
    }

    /** Compares with {@code out}: text by path, with {@code /} between folders. */
    public void assertYields(SortedMap<String, String> actual) {
        Path out = path.resolve("out");
        if (UPDATE) {
            write(out, actual);
            return;
        }
        assertThat(String.join("", texts(actual))).isEqualTo(String.join("", texts(read(out))));
    }

    /** The files below a folder, as text. */
    public static SortedMap<String, String> read(Path folder) {
        SortedMap<String, String> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return path.getFileName().toString();
    }

    private static List<String> texts(SortedMap<String, String> files) {
        return files.entrySet().stream()
                .map(file -> "===== " + file.getKey() + "\n" + file.getValue())
                .toList();
    }

    private static void write(Path folder, SortedMap<String, String> files) {
        try {
            for (String file : read(folder).keySet()) {
                Files.delete(folder.resolve(file));
            }
            for (String file : files.keySet()) {
                Files.createDirectories(folder.resolve(file).getParent());
                Files.writeString(folder.resolve(file), files.get(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path sources(Class<?> test) {
        try {
            Path classes = Path.of(
                    test.getProtectionDomain().getCodeSource().getLocation().toURI());
            return classes.resolve("../../src/test/resources")
                    .resolve(test.getPackageName().replace('.', '/'))
                    .normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
