package io.imagefactory.kargo.cdk8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.kargo.InvalidManifestException;
import io.imagefactory.kargo.KargoVersion;
import io.imagefactory.kargo.Samples;
import io.imagefactory.kargo.SynthesisRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A case is a folder: {@code in/request.yaml}, and {@code out/kargo.yaml} or {@code out/problems.txt}, for each release
 * one where it lists several. After a change that
 * is meant, {@code -Dgolden.update} writes what comes out.
 */
class GoldenManifestsTest {

    private static final Path CASES = Path.of("src", "test", "resources", "manifests");

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_manifest_is_the_golden_one(String name) throws IOException {
        Path folder = CASES.resolve(name);
        Path file = folder.resolve("in").resolve("request.yaml");

        Map<String, String> outputs = outputs(RequestFile.read(file), RequestFile.releases(file));

        if (System.getProperty("golden.update") != null) {
            for (Map.Entry<String, String> output : outputs.entrySet()) {
                Path golden = folder.resolve(output.getKey());
                Files.createDirectories(golden.getParent());
                Files.writeString(golden, output.getValue());
            }
        }
        List<String> expected = new ArrayList<>(outputs.keySet());
        expected.add("in/request.yaml");
        assertThat(files(folder)).containsExactlyInAnyOrderElementsOf(expected);
        for (Map.Entry<String, String> output : outputs.entrySet()) {
            assertThat(output.getValue())
                    .as(output.getKey())
                    .isEqualTo(Files.readString(folder.resolve(output.getKey())));
        }
    }

    /** By file; where there are several releases, a file for each. */
    private static Map<String, String> outputs(SynthesisRequest request, List<KargoVersion> releases) {
        Map<String, String> outputs = new LinkedHashMap<>();
        for (KargoVersion release : releases) {
            Output output = Output.of(new SynthesisRequest(
                    request.images(),
                    request.pipeline(),
                    Samples.forKargo(release, request.options()),
                    request.places()));
            String suffix = releases.size() == 1 ? "" : "-" + release;
            outputs.put("out/" + output.name() + suffix + output.ending(), output.text());
        }
        return outputs;
    }

    private record Output(String name, String ending, String text) {
        static Output of(SynthesisRequest request) {
            try {
                return new Output(
                        "kargo",
                        ".yaml",
                        RealSynthesizer.synthesizeHere(request).text());
            } catch (InvalidManifestException e) {
                return new Output("problems", ".txt", e.getMessage() + "\n");
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
