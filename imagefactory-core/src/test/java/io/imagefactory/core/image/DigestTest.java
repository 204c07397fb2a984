package io.imagefactory.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
    @ParameterizedTest
    @CsvSource({"sha256, 64", "sha384, 96", "sha512, 128"})
    void readsTheKnownAlgorithms(String algorithm, int digits) {
        Digest digest = Digest.of(algorithm + ":" + "0f".repeat(digits / 2));

        assertThat(digest.algorithm()).isEqualTo(algorithm);
        assertThat(digest.hex()).hasSize(digits);
        assertThat(Digest.of(digest.toString())).isEqualTo(digest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "sha256", "sha256:", ":0f", "sha256:0f", "md5:d41d8cd98f00b204e9800998ecf8427e", "SHA256:0f"
            })
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> Digest.of(text))
                .isInstanceOf(InvalidDigestException.class)
                .hasMessageStartingWith("\"" + text + "\" is no digest: ");
    }

    @Test
    void refusesUpperCaseDigits() {
        assertThatThrownBy(() -> new Digest("sha256", "0F".repeat(32)))
                .hasMessageEndingWith("a sha256 digest has 64 lower-case hexadecimal digits");
    }
}
