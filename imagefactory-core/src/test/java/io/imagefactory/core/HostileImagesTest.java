package io.imagefactory.core;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.imagefactory.core.enrollment.InvalidEnrollmentsException;
import io.imagefactory.core.state.MalformedValue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An images.yaml that means harm is an error with its place. */
class HostileImagesTest implements ImageFactory.Listener {

    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    private Path folder;

    static List<Arguments> texts() {
        StringBuilder bomb = new StringBuilder("x-0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 10; i++) {
            bomb.append("x-%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
        }
        return List.of(
                Arguments.of(bomb.toString(), "6:46: the aliases up to here repeat more than 1000000 values"),
                Arguments.of("images: " + "[".repeat(100_000), "1:109: this is nested deeper than 100 levels"),
                Arguments.of("images: []\nimages: []\n", "2:1: key \"images\" stands here twice, first at line 1"),
                Arguments.of("- name: \"a\0\"\n", "1:11: the character U+0000 may not stand in YAML"),
                Arguments.of("- name: \u00ff\n", "1:9: byte 0xFF (in Latin-1 it is \"\u00ff\") is no UTF-8"),
                Arguments.of("- name: a\n\trepository: b\n", "2:1:"),
                Arguments.of("- !!javax.script.ScriptEngineManager [x]\n", "1:3: tag"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whatIsNoYamlWeTakeIsAnErrorWithItsPlace(String text, String problem) throws IOException {
        Files.write(folder.resolve("images.yaml"), text.getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidEnrollmentsException.class)
                .hasMessageContaining("images.yaml:" + problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/etc/passwd", "a/b", "'a\\b'", "..", "App", "con", "aux.web", "lpt1"})
    void aNameThatIsNoFileNameEverywhereIsAnError(String name) throws IOException {
        Files.writeString(folder.resolve("images.yaml"), "- {repository: acme/app, name: " + name + "}");

        assertThatThrownBy(this::read).hasMessageContaining("images.yaml:1:32: name \"");
    }

    @Test
    void aFileOf100MegabytesIsNotReadToItsEnd() throws IOException {
        byte[] comment = ("#".repeat(1023) + "\n").repeat(1024).getBytes(StandardCharsets.UTF_8);
        try (OutputStream file = Files.newOutputStream(folder.resolve("images.yaml"))) {
            for (int size = 0; size < 100 * MEGABYTE; size += comment.length) {
                file.write(comment);
            }
        }

        assertThatThrownBy(this::read).hasMessageContaining("images.yaml:1:1: this has more than 64 MB");
    }

    @Test
    void millionsOfValuesAreNotCollected() throws IOException {
        Files.writeString(folder.resolve("images.yaml"), "- 1\n".repeat(4_100_000));

        assertThatThrownBy(this::read)
                .hasMessageContaining("images.yaml:4000000:3: there are more than 4000000 values up to here");
    }

    @Override
    public void waitingFor(String otherRun) {
        throw new AssertionError(otherRun);
    }

    @Override
    public void recovered(List<String> files) {
        throw new AssertionError(files);
    }

    @Override
    public void emptied(List<String> files) {
        throw new AssertionError(files);
    }

    @Override
    public void foreignFile(String file) {
        throw new AssertionError(file);
    }

    @Override
    public void progress(Step step, int done, int total) {
        throw new AssertionError(step);
    }

    @Override
    public void malformedValue(MalformedValue value) {
        throw new AssertionError(value);
    }

    private void read() throws IOException {
        InfraRepository repository =
                new InfraRepository(folder, folder.resolve("images.yaml"), folder.resolve("state"), false);
        new ImageFactory(repository, TestTurn.OF_A_TEST, this).enrollments();
    }
}
