package io.imagefactory.kargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KargoVersionTest {

    @ParameterizedTest
    @CsvSource({"1.7, V1_7", "v1.8.14, V1_8", "1.10, V1_10", "1.11.2, V1_11"})
    void a_release_is_read_with_and_without_v_and_patch(String text, KargoVersion version) {
        assertThat(KargoVersion.of(text)).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.1", "1.6", "1.13", "1.111", "1.8-rc1", "latest"})
    void any_other_text_is_refused_with_the_releases_there_are(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KargoVersion.of(text))
                .withMessage(
                        "\"" + text + "\" is no release of Kargo that manifests can be made for; there are 1.7, 1.8,"
                                + " 1.9, 1.10, 1.11, 1.12");
    }
}
