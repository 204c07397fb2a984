package io.imagefactory.kargo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A case is a folder: {@code in/request.yaml}, and {@code out/kargo.yaml} or {@code out/problems.txt}. After a change that
 * is meant, {@code -Dgolden.update} writes what comes out.
 */
class GoldenManifestsTest {

    private static final Path CASES = Path.of("src", "test", "resources", "manifests");

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_manifest_is_the_golden_one(String name) throws IOException {
        Path folder = CASES.resolve(name);
        SynthesisRequest request = RequestFile.read(folder.resolve("in").resolve("request.yaml"));

        Output output = Output.of(request);

        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(folder.resolve("out"));
            Files.writeString(folder.resolve("out").resolve(output.file()), output.text());
        }
        assertThat(files(folder)).containsExactlyInAnyOrder("in/request.yaml", "out/" + output.file());
        assertThat(output.text())
                .isEqualTo(Files.readString(folder.resolve("out").resolve(output.file())));
    }

    private record Output(String file, String text) {
        static Output of(SynthesisRequest request) {
            try {
                return new Output(
                        "kargo.yaml", new RealSynthesizer().synthesize(request).text());
            } catch (InvalidWarehousesException e) {
                return new Output("problems.txt", e.getMessage() + "\n");
            }
        }
    }

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static List<String> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
