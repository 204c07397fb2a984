package io.imagefactory.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagefactory.core.GoldenFolder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of texts that are no YAML. */
class YamlFaultTest {

    static List<GoldenFolder> cases() {
        return GoldenFolder.cases(YamlFaultTest.class, "faults");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aFaultIsToldWithItsLineAndWhatToDo(GoldenFolder golden) {
        String messages = GoldenFolder.read(golden.in()).entrySet().stream()
                .map(file -> message(file.getKey(), file.getValue()))
                .collect(Collectors.joining("\n"));

        golden.assertYields(new TreeMap<>(java.util.Map.of("messages.txt", messages)));
    }

    private static String message(String file, String text) {
        List<YamlProblem> problems;
        try {
            problems = YamlReader.read(text).problems();
        } catch (YamlException e) {
            problems = List.of(e.problem());
        }
        assertThat(problems).hasSize(1);
        return file + ":" + problems.get(0) + "\n";
    }

    @ParameterizedTest
    @CsvSource({
        "00A0, 1:2",
        "2003, 1:2",
        "200B, 1:2",
        "FEFF, 1:2",
        "3000, 1:2",
    })
    void whatLooksLikeABlankIsNamed(String codePoint, String position) {
        String character = Character.toString(Integer.parseInt(codePoint, 16));

        assertThatThrownBy(() -> YamlReader.read("-" + character + "name: a\n  repository: b\n"))
                .hasMessageStartingWith(
                        position + ": the character U+" + codePoint + " stands here, which looks like a");
    }

    @Test
    void whatIsNoUtf8IsToldWithWhatItMayBe() {
        assertThatThrownBy(() -> YamlReader.read("- name: Käse\n".getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessage("""
                        1:10: byte 0xE4 (in Latin-1 it is "ä") is no UTF-8; save the file as UTF-8
                            1 | - name: K\uFFFDse
                              |          ^""");
        for (String charset : List.of("UTF-16", "x-UTF-16LE-BOM")) {
            assertThatThrownBy(() -> YamlReader.read("- name: a\n".getBytes(Charset.forName(charset))))
                    .hasMessageStartingWith("1:1: this is UTF-16; save the file as UTF-8");
        }
    }

    @Test
    void aCharacterThatMayNotStandInAFileIsToldAndNotShown() {
        assertThatThrownBy(() -> YamlReader.read("- name: a\u0007b\n")).hasMessage("""
                        1:10: the character U+0007 may not stand in YAML; remove it
                            1 | - name: a\uFFFDb
                              |          ^""");
    }

    @Test
    void ofALongLineOnlyWhatIsAroundThePlaceIsShown() {
        String text = "- name: a\n  note: " + "x".repeat(500) + ": " + "y".repeat(500) + "\n";

        assertThatThrownBy(() -> YamlReader.read(text))
                .hasMessageEndingWith(
                        "\n    2 | …" + "x".repeat(60) + ": " + "y".repeat(58) + "…\n      | " + " ".repeat(61) + "^");
    }
}
