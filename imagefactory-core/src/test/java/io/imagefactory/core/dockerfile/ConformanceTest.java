package io.imagefactory.core.dockerfile;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The cases below {@code cases}, a folder each: a {@code Dockerfile}, what it comes to in {@code expected.txt}, and in
 * {@code note.txt} what it shows and which function of BuildKit decides it.
 *
 * <p>{@code expected.txt} begins with what the build is told ({@code build-arg}, {@code target}, {@code platform}). Then
 * comes {@code fault line 3}, or the images with their roles.
 */
class ConformanceTest {
    private static final Set<String> FILES = Set.of("Dockerfile", "expected.txt", "note.txt");

    @TestFactory
    Stream<DynamicTest> answersAsBuildKitDoes() throws IOException {
        return folders().stream().map(folder -> dynamicTest(folder.getFileName().toString(), () -> verify(folder)));
    }

    @TestFactory
    Stream<DynamicTest> keepsWhatIsPromisedForAnyBytes() throws IOException {
        return folders().stream()
                .map(folder -> dynamicTest(
                        folder.getFileName().toString(),
                        () -> DockerfileFuzzer.fuzzerTestOneInput(Files.readAllBytes(folder.resolve("Dockerfile")))));
    }

    @Test
    void leavesNoFileUnused() throws IOException {
        for (Path folder : folders()) {
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .as("files of %s", folder.getFileName())
                        .containsExactlyInAnyOrderElementsOf(FILES);
            }
            assertThat(folder.resolve("note.txt")).isNotEmptyFile();
        }
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(cases())) {
            return folders.sorted().toList();
        }
    }

    private static Path cases() {
        try {
            return Path.of(ConformanceTest.class.getResource("cases").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void verify(Path folder) throws IOException {
        byte[] content = Files.readAllBytes(folder.resolve("Dockerfile"));
        List<String> expected = Files.readAllLines(folder.resolve("expected.txt"));
        List<String> told = expected.stream().filter(ConformanceTest::isTold).toList();

        List<String> actual = new ArrayList<>(told);
        actual.addAll(answer(content, args(told)));

        assertThat(String.join("\n", actual)).isEqualTo(String.join("\n", expected));
    }

    private static boolean isTold(String line) {
        return line.startsWith("build-arg ") || line.startsWith("target ") || line.startsWith("platform ");
    }

    private static BuildArgs args(List<String> told) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> others = new LinkedHashMap<>();
        for (String line : told) {
            String rest = line.substring(line.indexOf(' ') + 1);
            if (line.startsWith("build-arg ")) {
                values.put(rest.substring(0, rest.indexOf('=')), rest.substring(rest.indexOf('=') + 1));
            } else {
                others.put(line.substring(0, line.indexOf(' ')), rest);
            }
        }
        return BuildArgs.of(
                values, Optional.ofNullable(others.get("target")), Optional.ofNullable(others.get("platform")));
    }

    private static List<String> answer(byte[] content, BuildArgs args) {
        try {
            Dockerfile dockerfile = Dockerfile.parse(content);
            List<String> lines = new ArrayList<>();
            List<ExternalImage> images = dockerfile.externalImages(args);
            images.forEach(image -> lines.add("image " + image.reference() + " " + roles(image) + " "
                    + (image.reachable() ? "reachable" : "unreachable")));
            return lines;
        } catch (DockerfileParseException e) {
            return List.of(e.line() == 0 ? "fault" : "fault line " + e.line());
        }
    }

    private static String roles(ExternalImage image) {
        return image.roles().stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .sorted()
                .collect(joining(","));
    }
}
