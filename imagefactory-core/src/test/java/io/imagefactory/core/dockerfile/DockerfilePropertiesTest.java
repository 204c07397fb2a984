package io.imagefactory.core.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What holds for every Dockerfile, whatever it says. */
class DockerfilePropertiesTest {
    private static final String IMAGES =
            "alpine|node:22|ghcr.io/owner/app:1|MyCorp/app|scratch|node@sha256:" + "0f".repeat(32);

    /** A stage's lines; the name of stage number N is {@code sN}. */
    record StageText(String base, List<String> instructions) {}

    @Provide
    Arbitrary<List<StageText>> stages() {
        Arbitrary<String> image = Arbitraries.of(IMAGES.split("\\|"));
        Arbitrary<String> base = Arbitraries.oneOf(image, image, Arbitraries.of("s0", "s1", "s2"));
        Arbitrary<String> instruction = Arbitraries.oneOf(
                image.map(i -> "COPY --from=" + i + " /a /b"),
                image.map(i -> "RUN --mount=from=" + i + ",target=/mnt true"),
                image.map(i -> "ONBUILD COPY --from=" + i + " /a /b"),
                Arbitraries.of("RUN true", "ENV A=b C=\"d e\"", "WORKDIR /app", "CMD [\"run\"]", "EXPOSE 80"));
        return Combinators.combine(base, instruction.list().ofMaxSize(4))
                .as(StageText::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
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
                .map(image -> image.reference() + " " + image.asWritten() + " " + image.roles() + " "
                        + image.stages().stream().map(Stage::index).toList() + " " + image.reachable())
                .toList();
    }

    private static Set<String> reachable(String text) {
        return Dockerfile.parse(text).externalImages(BuildArgs.NONE).stream()
                .filter(ExternalImage::reachable)
                .map(image -> image.reference().canonical())
                .collect(Collectors.toSet());
    }

    @Property(tries = 300)
    void commentsAndBlankLinesChangeNothing(@ForAll("stages") List<StageText> stages, @ForAll Random random) {
        List<String> lines = new ArrayList<>();
        for (String line : lines(stages)) {
            lines.add(List.of("", "# FROM ghost", "  # \\", "   ").get(random.nextInt(4)));
            lines.add(line);
        }

        assertThat(images(text(lines))).isEqualTo(images(text(lines(stages))));
    }

    @Property(tries = 300)
    void continuationsChangeNothing(@ForAll("stages") List<StageText> stages, @ForAll Random random) {
        List<String> lines = lines(stages).stream()
                .map(line -> line.replace(
                        " ", List.of(" ", " \\\n", " \\\n# c\n\n  ").get(random.nextInt(3))))
                .toList();

        assertThat(images(text(lines))).isEqualTo(images(text(lines(stages))));
    }

    @Property(tries = 300)
    void theCaseOfKeywordsChangesNothing(@ForAll("stages") List<StageText> stages) {
        List<String> lines = lines(stages).stream()
                .map(line -> line.substring(0, line.indexOf(' ')).toLowerCase(Locale.ROOT)
                        + line.substring(line.indexOf(' ')).replace(" AS ", " as "))
                .toList();

        assertThat(images(text(lines))).isEqualTo(images(text(lines(stages))));
    }

    @Property(tries = 300)
    void lineEndsAndAByteOrderMarkChangeNothing(@ForAll("stages") List<StageText> stages) {
        String text = text(lines(stages));

        assertThat(images("\uFEFF" + text.replace("\n", "\r\n"))).isEqualTo(images(text));
    }

    @Property(tries = 300)
    void unreachableStagesAddNoReachableImage(
            @ForAll("stages") List<StageText> stages, @ForAll("stages") List<StageText> others) {
        List<String> unreachable = others.stream()
                .filter(stage -> !stage.base().startsWith("s") || stage.base().equals("scratch"))
                .flatMap(stage -> lines(List.of(stage)).stream())
                .map(line -> line.replace(" AS s0", ""))
                .toList();
        List<String> lines = new ArrayList<>(unreachable);
        lines.addAll(lines(stages));

        assertThat(reachable(text(lines))).isEqualTo(reachable(text(lines(stages))));
    }

    @Property(tries = 300)
    void whatIsReachableIsAmongAll(@ForAll("stages") List<StageText> stages) {
        String text = text(lines(stages));
        Dockerfile dockerfile = Dockerfile.parse(text);

        assertThat(dockerfile.baseImages(BuildArgs.NONE))
                .containsAll(dockerfile.baseImages(BuildArgs.NONE.withTarget("s" + (stages.size() - 1))));
    }

    @Property(tries = 1000)
    void anyBytesAreReadOrRefusedWithASentence(@ForAll @Size(max = 300) byte[] bytes) {
        DockerfileFuzzer.fuzzerTestOneInput(bytes);
    }

    @Property(tries = 1000)
    void anyWordBehindFromIsReadOrRefused(@ForAll("words") String word) {
        DockerfileFuzzer.fuzzerTestOneInput(
                Octets.of("ARG V=1.2\nFROM " + word + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(
                        "a", "$", "{", "}", "V", "\\", "\"", "'", ":", "-", "+", "?", "#", "%", "/", "*", " ", "<<")
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
    }
}
