package io.imagefactory.kargo.cdk8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.imagefactory.kargo.KargoVersion;
import io.imagefactory.kargo.Manifest;
import io.imagefactory.kargo.ManifestOptions;
import io.imagefactory.kargo.SynthesisRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds manifests, written for a release, against what that release says itself. The system property {@code kargo.schemas}
 * names a folder of releases ({@code v1.11.2/crds}, {@code v1.11.2/subscription-schemas}, {@code v1.11.2/step-schemas});
 * without it there is nothing to hold them against.
 */
class KargoSchemasTest {

    private static final Optional<Path> RELEASES =
            Optional.ofNullable(System.getProperty("kargo.schemas")).map(Path::of);

    @BeforeAll
    static void thereAreSchemas() {
        assumeTrue(RELEASES.isPresent(), "kargo.schemas names no folder");
    }

    @TestFactory
    Stream<DynamicTest> what_is_written_for_a_release_is_what_it_accepts() throws IOException {
        return releases().stream()
                .map(release -> DynamicTest.dynamicTest(
                        release.getFileName().toString(),
                        () -> assertThat(errors(release, version(release))).isEmpty()));
    }

    @Test
    void what_is_written_for_another_release_is_not() throws IOException {
        Path old = releases().stream()
                .filter(release -> version(release).compareTo(KargoVersion.V1_9) < 0)
                .findFirst()
                .orElseThrow();

        assertThat(errors(old, KargoVersion.V1_12))
                .allMatch(error -> Stream.of("TagsRegexes", "pollInterval", "errorExpression", "no such step")
                        .anyMatch(error::contains))
                .anyMatch(error -> error.startsWith("Warehouse "))
                .anyMatch(error -> error.startsWith("rebuild-shop, http: "));
    }

    private static List<String> errors(Path release, KargoVersion version) throws IOException {
        KargoSchemas schemas = KargoSchemas.of(release);
        List<String> errors = new ArrayList<>();
        List<String> cases = new ArrayList<>(List.of("every-strategy", "hard-to-quote", "polling", "record"));
        if (version.marksFreight()) {
            cases.add("rebuild");
        }
        for (String golden : cases) {
            SynthesisRequest request =
                    RequestFile.read(Path.of("src/test/resources/manifests", golden, "in/request.yaml"));
            Manifest manifest = RealSynthesizer.synthesizeHere(new SynthesisRequest(
                    request.images(),
                    request.pipeline(),
                    new ManifestOptions(request.options().namespace(), version, true),
                    request.places()));
            errors.addAll(schemas.errors(manifest));
        }
        return errors;
    }

    private static List<Path> releases() throws IOException {
        try (Stream<Path> folders = Files.list(RELEASES.orElseThrow())) {
            return folders.filter(KargoSchemasTest::isSupported).sorted().toList();
        }
    }

    private static boolean isSupported(Path release) {
        try {
            version(release);
            return Files.isDirectory(release.resolve("crds"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static KargoVersion version(Path release) {
        return KargoVersion.of(release.getFileName().toString());
    }
}
