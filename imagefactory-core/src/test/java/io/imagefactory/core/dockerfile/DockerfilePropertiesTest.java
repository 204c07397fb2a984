package io.imagefactory.core.dockerfile;

import static io.imagefactory.core.property.Property.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.dockerfile.shell.Octets;
import io.imagefactory.core.property.Choices;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for every Dockerfile, whatever it says. */
class DockerfilePropertiesTest {
    private static final String IMAGES =
            "alpine|node:22|ghcr.io/owner/app:1|MyCorp/app|scratch|node@sha256:" + "0f".repeat(32);

    /** A stage's lines; the name of stage number N is {@code sN}. */
    record StageText(String base, List<String> instructions) {}

    /** As it is, and with what a change of it needs. */
    record Changed(List<StageText> stages, Random random) {}

    private static List<StageText> stages(Choices choices) {
        return choices.list(1, 5, () -> new StageText(base(choices), choices.list(0, 4, () -> instruction(choices))));
    }

    private static Changed changed(Choices choices) {
        return new Changed(stages(choices), choices.random());
    }

    private static String base(Choices choices) {
        return choices.weighted(2, 1) == 0 ? image(choices) : choices.of("s0", "s1", "s2");
    }

    private static String image(Choices choices) {
        return choices.of(IMAGES.split("\\|"));
    }

    private static String instruction(Choices choices) {
        return choices.oneOf(
                () -> choices.of("RUN true", "ENV A=b C=\"d e\"", "WORKDIR /app", "CMD [\"run\"]", "EXPOSE 80"),
                () -> "COPY --from=" + image(choices) + " /a /b",
                () -> "RUN --mount=from=" + image(choices) + ",target=/mnt true",
                () -> "ONBUILD COPY --from=" + image(choices) + " /a /b");
    }

    private static List<String> lines(List<StageText> stages) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            lines.add("FROM " + stages.get(i).base() + " AS s" + i);
            lines.addAll(stages.get(i).instructions());
        }
        return lines;
    }

    private static String text(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** All but the lines, which move when something is put between them. */
    private static List<String> images(String text) {
        return Dockerfile.parse(text).externalImages(BuildArgs.NONE).stream()
                .map(image -> image.reference() + " " + image.roles() + " " + image.reachable())
                .toList();
    }

    private static Set<String> reachable(String text) {
        return Dockerfile.parse(text).externalImages(BuildArgs.NONE).stream()
                .filter(ExternalImage::reachable)
                .map(image -> image.reference().canonical())
                .collect(Collectors.toSet());
    }

    @Test
    void commentsAndBlankLinesChangeNothing() {
        forAll(300, DockerfilePropertiesTest::changed, changed -> {
            List<String> lines = new ArrayList<>();
            for (String line : lines(changed.stages())) {
                lines.add(List.of("", "# FROM ghost", "  # \\", "   ")
                        .get(changed.random().nextInt(4)));
                lines.add(line);
            }

            assertThat(images(text(lines))).isEqualTo(images(text(lines(changed.stages()))));
        });
    }

    @Test
    void continuationsChangeNothing() {
        forAll(300, DockerfilePropertiesTest::changed, changed -> {
            List<String> lines = lines(changed.stages()).stream()
                    .map(line -> line.replace(
                            " ",
                            List.of(" ", " \\\n", " \\\n# c\n\n  ")
                                    .get(changed.random().nextInt(3))))
                    .toList();

            assertThat(images(text(lines))).isEqualTo(images(text(lines(changed.stages()))));
        });
    }

    @Test
    void theCaseOfKeywordsChangesNothing() {
        forAll(300, DockerfilePropertiesTest::stages, stages -> {
            List<String> lines = lines(stages).stream()
                    .map(line -> line.substring(0, line.indexOf(' ')).toLowerCase(Locale.ROOT)
                            + line.substring(line.indexOf(' ')).replace(" AS ", " as "))
                    .toList();

            assertThat(images(text(lines))).isEqualTo(images(text(lines(stages))));
        });
    }

    @Test
    void lineEndsAndAByteOrderMarkChangeNothing() {
        forAll(300, DockerfilePropertiesTest::stages, stages -> {
            String text = text(lines(stages));

            assertThat(images("\uFEFF" + text.replace("\n", "\r\n"))).isEqualTo(images(text));
        });
    }

    @Test
    void unreachableStagesAddNoReachableImage() {
        forAll(300, choices -> List.of(stages(choices), stages(choices)), two -> {
            List<StageText> stages = two.get(0);
            List<String> lines = new ArrayList<>(two.get(1).stream()
                    .filter(stage ->
                            !stage.base().startsWith("s") || stage.base().equals("scratch"))
                    .flatMap(stage -> lines(List.of(stage)).stream())
                    .map(line -> line.replace(" AS s0", ""))
                    .toList());
            lines.addAll(lines(stages));

            assertThat(reachable(text(lines))).isEqualTo(reachable(text(lines(stages))));
        });
    }

    @Test
    void whatIsReachableIsAmongAll() {
        forAll(300, DockerfilePropertiesTest::stages, stages -> {
            Dockerfile dockerfile = Dockerfile.parse(text(lines(stages)));

            assertThat(dockerfile.baseImages(BuildArgs.NONE))
                    .containsAll(dockerfile.baseImages(
                            BuildArgs.of(Map.of(), Optional.of("s" + (stages.size() - 1)), Optional.empty())));
        });
    }

    @Test
    void anyBytesAreReadOrRefusedWithASentence() {
        forAll(1000, choices -> choices.bytes(300), DockerfileFuzzer::fuzzerTestOneInput);
    }

    @Test
    void anyWordBehindFromIsReadOrRefused() {
        forAll(
                1000,
                DockerfilePropertiesTest::word,
                word -> DockerfileFuzzer.fuzzerTestOneInput(
                        Octets.of("ARG V=1.2\nFROM " + word + "\n").getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String word(Choices choices) {
        List<String> parts = choices.list(
                0,
                20,
                () -> choices.of(
                        "a", "$", "{", "}", "V", "\\", "\"", "'", ":", "-", "+", "?", "#", "%", "/", "*", " ", "<<"));
        return String.join("", parts);
    }
}
