package io.imagefactory.core.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagefactory.core.GoldenFolder;
import io.imagefactory.core.image.Platform;
import io.imagefactory.core.property.Choices;
import io.imagefactory.core.property.Property;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.source.Source;
import io.imagefactory.core.text.MendableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnrollmentsWriterTest {

    private static final NewEnrollment CART = new NewEnrollment(
            "cart",
            "ghcr.io",
            "acme/cart",
            Optional.of(build(
                    "acme/shop",
                    "services/cart/Dockerfile",
                    List.of(Platform.of("linux/amd64"), Platform.of("linux/arm64")),
                    buildArgs("RUNTIME", "gcr.io/distroless/static-debian12:nonroot", "NODE", "22"))),
            Map.of(),
            List.of());

    private static final NewEnrollment MAIL = new NewEnrollment(
            "mail",
            "ghcr.io",
            "acme/mail",
            Optional.of(build("acme/shop", "Dockerfile", List.of(Platform.LINUX_AMD64), Map.of())),
            Map.of(),
            List.of(
                    "likely: docker-bake.hcl names it, no workflow calls bake",
                    "target: of two, the one that is pushed"));

    private static final NewEnrollment POSTGRES = new NewEnrollment(
            "postgres",
            "docker.io",
            "library/postgres",
            Optional.empty(),
            Map.of("allowTags", "^17-bookworm$"),
            List.of());

    private static final List<NewEnrollment> ADDED = List.of(CART, MAIL, POSTGRES);

    static List<GoldenFolder> styles() {
        return GoldenFolder.cases(EnrollmentsWriterTest.class, "appended");
    }

    @ParameterizedTest
    @MethodSource("styles")
    void imagesAreAddedInTheStyleOfTheFile(GoldenFolder folder) throws IOException {
        String before = Files.readString(folder.in().resolve("images.yaml"));

        String after = append(before, ADDED);

        folder.assertYields(new TreeMap<>(Map.of("images.yaml", after)));
        assertThatNothingElseChanged(before, after, ADDED);
    }

    @Test
    void aFileThatIsNotThereIsMadeWhole() {
        String made = append("", List.of(POSTGRES));

        assertThat(made).isEqualTo("""
                - name: postgres
                  repository: library/postgres
                  allowTags: ^17-bookworm$
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "[]\n", "# none yet\n[]\n", "---\n[]\n", "\n\n", "# none yet", "---\n", "~\n", "null"})
    void anEmptyListBecomesOneInBlockStyle(String before) {
        String after = append(before, ADDED);

        assertThat(read(after).all()).hasSize(3);
        assertThat(after).startsWith(before.replaceFirst("(\\[]|~|null)\n?$", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "images: []  # none yet\n",
                "images: []",
                "images:\n",
                "images:",
                "images: ~\n",
                "images: null # none yet\nwarehouses: {}\n",
                "images:\n\n# of Kargo\nwarehouses: {}\n",
                "warehouses: {}\nimages: []\n",
                "images:   []\nwarehouses: {}\n"
            })
    void anEmptyListOfAKeyBecomesOneInBlockStyle(String before) {
        String after = append(before, ADDED);

        assertThat(read(after).all()).hasSize(3);
        assertThat(after.lines().filter(line -> line.contains("#") || line.startsWith("warehouses")))
                .containsAll(before.lines()
                        .filter(line -> line.contains("#") || line.startsWith("warehouses"))
                        .map(line -> line.replaceFirst(" +(\\[]|null)", ""))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{name: a, repository: b}]\n",
                "images: [{name: a, repository: b}]\n",
                "{images: [{name: a, repository: b}], warehouses: {}}\n",
                "{images: []}\n",
                "images: [\n]\n",
                "x-list: &list\n- name: a\n  repository: b\nimages: *list\n",
                "images: [ # none yet\n ]\n"
            })
    void aListThatIsNoBlockIsRefusedWithItsPlace(String before) {
        assertThatThrownBy(() -> append(before, ADDED))
                .isInstanceOf(MendableException.class)
                .hasMessageMatching("(?s)no image can be added to images.yaml:\\d+:\\d+: .*`(- |\\[])`.*");
    }

    @Test
    void lineEndsOfWindowsStay() {
        String before = "- name: a\r\n  repository: b\r\n\r\n- name: c\r\n  repository: d";

        String after = append(before, List.of(POSTGRES));

        assertThat(after)
                .isEqualTo(
                        before
                                + "\r\n\r\n- name: postgres\r\n  repository: library/postgres\r\n  allowTags: ^17-bookworm$\r\n");
    }

    @Test
    void aByteOrderMarkStays() {
        String before = "\uFEFF- name: a\n  repository: b\n";

        assertThat(append(before, List.of(POSTGRES))).startsWith(before);
        assertThat(append("\uFEFF", List.of(POSTGRES))).startsWith("\uFEFF- name: postgres\n");
    }

    @Test
    void whatDefaultsSayIsNotSaidAgain() {
        String before = """
                defaults:
                  registry: ghcr.io
                  source:
                    provider: github
                    url: https://git.example.com
                    dockerfile: services/cart/Dockerfile
                    platforms: [linux/amd64, linux/arm64]
                images:
                - name: a
                  repository: b
                """;

        String after = append(before, ADDED);

        assertThat(after.substring(before.length())).isEqualTo("""
                - name: cart
                  repository: acme/cart
                  source:
                    repo: acme/shop
                    buildArgs:
                      RUNTIME: gcr.io/distroless/static-debian12:nonroot
                      NODE: "22"
                    url: https://github.com
                # likely: docker-bake.hcl names it, no workflow calls bake
                # target: of two, the one that is pushed
                - name: mail
                  repository: acme/mail
                  source:
                    repo: acme/shop
                    dockerfile: Dockerfile
                    url: https://github.com
                    platforms: [linux/amd64]
                - name: postgres
                  registry: docker.io
                  repository: library/postgres
                  allowTags: ^17-bookworm$
                """);
        assertThat(read(after).find("mail").orElseThrow().build().orElseThrow().platforms())
                .containsExactly(Platform.LINUX_AMD64);
    }

    @Test
    void aProviderThatIsNotTheDefaultsIsSaid() {
        String before = """
                defaults: {source: {provider: gitlab, url: https://git.example.com}}
                images:
                - name: a
                  repository: b
                """;

        assertThat(append(before, List.of(MAIL))).endsWith("""
                  source:
                    provider: github
                    repo: acme/shop
                """);
    }

    @Test
    void aNameThatIsEnrolledIsRefused() {
        assertThatThrownBy(() -> append("- name: cart\n  repository: b\n", ADDED))
                .isInstanceOf(MendableException.class)
                .hasMessageContaining("images.yaml:3:3: image \"cart\" is enrolled twice, first at images.yaml:1:3");
    }

    @Test
    void aFileThatIsWrongIsToldAsItIs() {
        assertThatThrownBy(() -> append("- name: cart\n  repo: b\n", ADDED))
                .isInstanceOf(InvalidEnrollmentsException.class);
        assertThatThrownBy(() -> append("text\n", ADDED)).isInstanceOf(InvalidEnrollmentsException.class);
    }

    @Test
    void aCommentOfOthersStaysInItsLine() {
        NewEnrollment image = new NewEnrollment(
                "a", "docker.io", "a", Optional.empty(), Map.of(), List.of("of x\n- name: y\u0085\u2028\u001b[31m"));

        assertThat(append("", List.of(image))).isEqualTo("""
                # of x - name: y\uFFFD\uFFFD\uFFFD[31m
                - name: a
                  repository: a
                """);
    }

    @Test
    void whateverTheStyleNothingThatStandsThereChanges() {
        Property.forAll(150, EnrollmentsWriterTest::file, before -> {
            String after = append(before, ADDED);

            assertThatNothingElseChanged(before, after, ADDED);
        });
    }

    /** A file as people write them, with a list that is not empty. */
    private static String file(Choices choices) {
        String end = choices.of("\n", "\r\n");
        String indent = " ".repeat(choices.between(0, 4));
        String dash = "-" + " ".repeat(choices.between(1, 4));
        String step = " ".repeat(choices.between(1, 4));
        boolean keyed = choices.of(true, false);
        String in = keyed ? indent : "";
        String inner = in + " ".repeat(dash.length());
        StringBuilder text = new StringBuilder();
        if (keyed) {
            text.append(choices.of("", "---\n", "# all\n\n", "defaults:\n  registry: ghcr.io\n\n"))
                    .append("images:\n");
        }
        int count = choices.between(1, 4);
        String apart = choices.of("", "\n");
        for (int i = 0; i < count; i++) {
            text.append(i > 0 ? apart : "").append(choices.of("", in + "# about\n"));
            text.append(in).append(dash).append("name: ").append("image-" + i);

            text.append(choices.of("", " # of us")).append('\n');
            text.append(inner)
                    .append("repository: ")
                    .append(choices.of("acme/a", "'acme/a'", "\"acme/a\""))
                    .append('\n');
            if (choices.of(true, false)) {
                text.append(inner)
                        .append("source:\n")
                        .append(inner)
                        .append(step)
                        .append("repo: acme/shop\n");
                text.append(choices.of(
                        "",
                        inner + step + "platforms: [linux/amd64]\n",
                        inner + step + "platforms:\n" + inner + step + "- linux/arm64\n",
                        inner + step + "buildArgs: {\n" + inner + step + " A: b }\n"));
            }
            text.append(
                    choices.of("", inner + "x-note: |+\n" + inner + " text\n" + inner + " # text\n\n", "\n", "  \n"));
        }
        text.append(choices.of("", "# - name: was\n", in + "# last\n", "\n\n"));
        if (keyed) {
            text.append(choices.of("", "warehouses: {}\n", "\n# of Kargo\nwarehouses:\n  all: {}\n"));
        }
        text.append(choices.of("", "...\n", "# the end"));
        String whole = text.toString().replace("\n", end);
        boolean unended = choices.of(true, false) && !whole.contains("|+");
        return unended ? whole.stripTrailing() : whole;
    }

    private static void assertThatNothingElseChanged(String before, String after, List<NewEnrollment> added) {
        int same = IntStream.range(0, before.length())
                .filter(i -> i >= after.length() || before.charAt(i) != after.charAt(i))
                .findFirst()
                .orElse(before.length());
        assertThat(IntStream.rangeClosed(0, same)
                        .anyMatch(i -> after.startsWith(before.substring(0, i)) && after.endsWith(before.substring(i))))
                .isTrue();
        List<Enrollment> all = read(after).all();
        List<Enrollment> old = read(before).all();
        assertThat(all.subList(0, old.size())).isEqualTo(old);
        assertThat(all.subList(old.size(), all.size()).stream().map(EnrollmentsWriterTest::said))
                .isEqualTo(added.stream().map(EnrollmentsWriterTest::said).toList());
    }

    private static List<Object> said(NewEnrollment image) {
        return List.of(
                image.name(),
                image.registry(),
                image.repository(),
                image.build(),
                image.tagKeys().values().stream().limit(1).toList());
    }

    private static List<Object> said(Enrollment image) {
        return List.of(
                image.name(),
                image.registry(),
                image.repository(),
                image.build(),
                image.tagKeys().values().stream().limit(1).toList());
    }

    private static Build build(
            String repo, String dockerfile, List<Platform> platforms, Map<String, String> buildArgs) {
        return new Build(
                Source.of(Provider.GITHUB, Optional.of(repo), Optional.empty(), Optional.empty(), dockerfile),
                Optional.empty(),
                Optional.empty(),
                platforms,
                Optional.empty(),
                buildArgs,
                new Build.Pipeline(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static Map<String, String> buildArgs(String... namesAndValues) {
        return IntStream.range(0, namesAndValues.length / 2)
                .boxed()
                .collect(Collectors.toMap(
                        i -> namesAndValues[2 * i], i -> namesAndValues[2 * i + 1], (a, b) -> a, LinkedHashMap::new));
    }

    private static String append(String text, List<NewEnrollment> images) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return new String(
                EnrollmentsWriter.append(EnrollmentTexts.of("images.yaml", content), "images.yaml", images, 0),
                StandardCharsets.UTF_8);
    }

    private static Enrollments read(String text) {
        return EnrollmentsReader.read("images.yaml", text.getBytes(StandardCharsets.UTF_8), 0);
    }
}
