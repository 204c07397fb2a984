package io.imagefactory.kargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
 * Holds Warehouses, written for a release, against what that release says itself. The system property
 * {@code kargo.schemas} names a folder of releases ({@code v1.11.2/crds}, {@code v1.11.2/subscription-schemas}); without
 * it there is nothing to hold them against.
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

        assertThat(errors(old, KargoVersion.newest())).isNotEmpty().allMatch(error -> error.contains("TagsRegexes"));
    }

    private static List<String> errors(Path release, KargoVersion version) throws IOException {
        KargoSchemas schemas = KargoSchemas.read(release);
        Manifest manifest = new RealSynthesizer().synthesize(everyImage(version));
        assertThat(manifest.objects().get(ObjectKind.WAREHOUSE)).isGreaterThan(10);
        return schemas.errors(manifest);
    }

    /** Golden requests with every strategy, with texts that are hard to write, and with all that can be said of polling. */
    private static SynthesisRequest everyImage(KargoVersion version) throws IOException {
        Path cases = Path.of("src", "test", "resources", "manifests");
        List<TrackedImage> images = new ArrayList<>();
        for (String name : List.of("every-strategy", "hard-to-quote", "polling")) {
            images.addAll(RequestFile.read(cases.resolve(name).resolve("in/request.yaml"))
                    .images());
        }
        ManifestOptions options =
                ManifestOptions.defaults().withKargoVersion(version).withSyncWaves(true);
        return new SynthesisRequest(images, options);
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
