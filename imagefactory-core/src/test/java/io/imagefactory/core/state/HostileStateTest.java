package io.imagefactory.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What others may have put into the state folder. Nothing outside it is read or written. */
class HostileStateTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path folder;

    private Infra infra;
    private Path outside;

    static List<Arguments> hostileTexts() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
        }
        return List.of(
                Arguments.of(bomb.toString(), "6:45: the aliases up to here"),
                Arguments.of("name: app\nx: " + "[".repeat(5000), "2:104: this is nested deeper than 100 levels"),
                Arguments.of("name: app\nx: 1\nx: 2\n", "3:1: key \"x\" stands here twice, first at line 2"),
                Arguments.of("name: app\nx: \"\0\"\n", "2:5: the character U+0000 may not stand in YAML"),
                Arguments.of("name: app\nx: \u00ff\n", "2:4: byte 0xFF (in Latin-1 it is \"\u00ff\") is no UTF-8"),
                Arguments.of("name: app\n\tx: 1\n", "2:1:"),
                Arguments.of("name: app\nx: !!java/object:java.io.File [/]\n", "2:4: tag"));
    }

    @BeforeEach
    void enrolOneImage() throws IOException {
        outside = Files.createDirectories(folder.resolve("outside"));
        infra = new Infra(folder.resolve("state"));
        infra.images().put("app", new Infra.Image("acme/app", "FROM alpine:3.20\n", "7d"));
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void aHostileFileIsAnErrorWithItsPlaceAndIsNotTouched(String text, String problem) throws IOException {
        Path file = plant("state/images/app.yaml");
        Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> infra.discover(NOW, true))
                .isInstanceOf(InvalidStateException.class)
                .hasMessageContaining("images/app.yaml:" + problem);

        assertThat(Files.readAllBytes(file)).isEqualTo(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aStateFolderThatIsALinkIsTheFolderItLeadsTo() throws IOException {
        link("state", outside);

        infra.discover(NOW, true);

        assertThat(outside.resolve("images/app.yaml")).exists();
        assertThat(folder.resolve("state")).isSymbolicLink();
        assertThat(infra.discover(NOW, true)).isEmpty();
    }

    @Test
    void aStateFolderThatIsNoneIsNamed() throws IOException {
        Files.createFile(folder.resolve("state"));
        assertThatThrownBy(() -> infra.discover(NOW, true))
                .hasMessageEndingWith("state: it is a file; the state is a folder");
        Files.delete(folder.resolve("state"));
        link("state", folder.resolve("nowhere"));

        assertThatThrownBy(() -> infra.discover(NOW, true))
                .hasMessageEndingWith("state: it is a symbolic link that leads nowhere; the state is a folder");
    }

    @Test
    void aFolderInItThatIsALinkIsAnError() throws IOException {
        Files.createDirectories(folder.resolve("state"));
        link("state/images", outside);
        link("state/_archive", outside);

        assertThatThrownBy(() -> infra.discover(NOW, true))
                .hasMessageContaining("images is a symbolic link; a folder of state files belongs there")
                .hasMessageContaining("_archive is a symbolic link");

        assertThat(filesOutside()).isEmpty();
    }

    @Test
    void aFileThatIsALinkIsNeitherReadNorReplaced() throws IOException {
        Files.writeString(outside.resolve("secret.yaml"), "name: app\nx-secret: 1\n");
        Path link = link("state/images/app.yaml", outside.resolve("secret.yaml"));

        assertThatThrownBy(() -> infra.discover(NOW, true))
                .hasMessageContaining("images/app.yaml is no state file (it is a link");

        assertThat(link).isSymbolicLink();
        assertThat(outside.resolve("secret.yaml")).hasContent("name: app\nx-secret: 1\n");
    }

    @Test
    void aLinkThatIsInNobodysWayIsLeftAlone() throws IOException {
        Path link = link("state/base-images/other.yaml", outside.resolve("nothing"));

        infra.discover(NOW, true);

        assertThat(link).isSymbolicLink();
        try (StateDirectory directory = infra.open()) {
            assertThat(directory.read(Map.of(), Conflicts.ERRORS).foreign()).hasToString("[base-images/other.yaml]");
        }
    }

    @Test
    void aLinkUnderATemporaryNameIsNotFollowed() throws IOException {
        Files.writeString(outside.resolve("target"), "mine");
        Path link = link("state/images/.imagefactory-app.yaml.tmp", outside.resolve("target"));

        infra.discover(NOW, true);

        assertThat(outside.resolve("target")).hasContent("mine");
        assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(folder.resolve("state/images/app.yaml")).isRegularFile();
    }

    @Test
    void aFolderWhereAFileBelongsIsAnError() throws IOException {
        plant("state/images/app.yaml/x");

        assertThatThrownBy(() -> infra.discover(NOW, true))
                .hasMessageContaining("images/app.yaml is no state file (it is a link or a folder");
    }

    @Test
    void aFileWhereAFolderBelongsIsAnError() throws IOException {
        Files.writeString(plant("state/base-images"), "");

        assertThatThrownBy(() -> infra.discover(NOW, true)).hasMessageContaining("base-images is a file");
    }

    @Test
    void aFileThatDiffersInCaseOnlyIsAnError() throws IOException {
        Files.writeString(plant("state/images/App.yaml"), "name: App\ncurrentVersion: 1.10\n");

        assertThatThrownBy(() -> infra.discover(NOW, true))
                .hasMessageContaining("images/app.yaml and images/App.yaml differ in upper and lower case only");
    }

    @Test
    void aBaseImageKeepsClearOfANameThatDiffersInCaseOnly() throws IOException {
        Files.writeString(plant("state/base-images/Alpine-3.20.yaml"), "name: Alpine-3.20\nfullImage: debian:12\n");
        infra.images().put("tool", new Infra.Image("acme/tool", "FROM debian:12\n", "7d"));

        infra.discover(NOW, true);

        assertThat(infra.texts().keySet())
                .filteredOn(path -> path.startsWith("base-images/"))
                .hasSize(2)
                .contains("base-images/Alpine-3.20.yaml")
                .doesNotContain("base-images/alpine-3.20.yaml");
    }

    @Test
    void namesInAFileLeadNowhere() throws IOException {
        Files.writeString(
                plant("state/images/app.yaml"),
                "name: app\ndiscoveryStatus: success\nbaseImages: [../../outside/x, /etc/x, 'a\\b']\n");
        Files.writeString(plant("state/images/other.yaml"), "name: ../../outside/other\n");
        infra.images().put("app", new Infra.Image("acme/app", Infra.Image.UNSERVED, "7d"));

        infra.discover(NOW, true);

        assertThat(infra.texts().keySet()).containsExactly("images/app.yaml", "images/other.yaml");
        assertThat(filesOutside()).isEmpty();
    }

    @Test
    void whatAFileSaysEndsNoLineOfAMessage() throws IOException {
        Files.writeString(
                plant("state/images/app.yaml"),
                "name: app\nlastBuilt: \"x\\n::error::\\e[31m" + "x".repeat(300) + "\"\n");

        try (StateDirectory directory = infra.open()) {
            assertThat(directory.read(Map.of(), Conflicts.ERRORS).state().malformed())
                    .extracting(MalformedValue::value)
                    .allMatch(value -> value.startsWith("\"x\uFFFD::error::\uFFFD[31mxxx") && value.length() < 220);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no name of a file there has a line end")
    void theNameOfAFileEndsNoLineOfAMessage() throws IOException {
        Files.writeString(plant("state/images/a\n::error::.yaml"), "[");

        assertThatThrownBy(() -> infra.discover(NOW, true)).hasMessageContaining("images/a\uFFFD::error::.yaml:1:1: ");
    }

    private Path plant(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return path.endsWith("/x") ? Files.createFile(file) : file;
    }

    private Path link(String path, Path target) throws IOException {
        Path link = plant(path);
        try {
            return Files.createSymbolicLink(link, target);
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "no symbolic links here: " + e);
            throw e;
        }
    }

    private List<Path> filesOutside() throws IOException {
        try (Stream<Path> files = Files.list(outside)) {
            return files.toList();
        }
    }
}
