package io.imagefactory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KargoStageTest {

    private static final Path EDITED_BY_KARGO =
            Path.of("../imagefactory-core/src/test/resources/io/imagefactory/core/discover/edited-by-kargo");

    /** What Kargo's own code has made of the same files. */
    @ParameterizedTest
    @CsvSource({"alpine-3.20, '', a", "busybox-1.36, b, c", "debian-12, a, b"})
    void a_file_is_edited_as_kargo_does(String name, String previous, String current) throws IOException {
        String file = "state/base-images/" + name + ".yaml";
        String before = Files.readString(EDITED_BY_KARGO.resolve("before").resolve(file));

        String previousSet = KargoStage.edited(before, "previousDigest", digest(previous));
        String currentSet = KargoStage.edited(previousSet, "currentDigest", digest(current));
        String edited = KargoStage.edited(currentSet, "lastUpdated", "2025-12-24T18:00:00Z");

        assertThat(edited)
                .isEqualTo(Files.readString(EDITED_BY_KARGO.resolve("in").resolve(file)));
    }

    private static String digest(String digit) {
        return digit.isEmpty() ? "" : "sha256:" + digit.repeat(64);
    }
}
