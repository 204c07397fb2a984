package io.imagefactory.core;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.imagefactory.core.enrollment.EnrollmentsFuzzer;
import io.imagefactory.core.rebuild.PlanFuzzer;
import io.imagefactory.core.state.StateFileFuzzer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the fuzzers of files look for holds for the files of the golden folders, whole, cut in two, and with lines that lack. */
class FuzzedFilesTest {

    static Stream<String> files() {
        return GoldenFolder.cases(PlanTest.class, "plan").stream()
                .flatMap(folder -> GoldenFolder.read(folder.in()).entrySet().stream())
                .filter(file -> file.getKey().endsWith(".yaml"))
                .map(Map.Entry::getValue)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("files")
    void whateverBecomesOfAFile(String text) {
        List<String> lines = text.lines().toList();
        Stream.concat(
                        Stream.of(text, text.substring(text.length() / 2), text + "\n---\n" + text),
                        lines.stream().limit(20).map(line -> text.replace(line + "\n", "")))
                .map(changed -> changed.getBytes(StandardCharsets.UTF_8))
                .forEach(input -> assertThatCode(() -> {
                            StateFileFuzzer.fuzzerTestOneInput(input);
                            EnrollmentsFuzzer.fuzzerTestOneInput(input);
                            PlanFuzzer.fuzzerTestOneInput(input);
                        })
                        .as(new String(input, StandardCharsets.UTF_8))
                        .doesNotThrowAnyException());
    }
}
