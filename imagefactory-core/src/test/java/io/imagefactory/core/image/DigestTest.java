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
    @CsvSource({
        "sha256, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "sha384, cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
        "sha512, "
                + "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"
    })
    void isReckonedFromAContent(String algorithm, String hex) {
        assertThat(Digest.from(algorithm, new byte[] {'a', 'b', 'c'})).isEqualTo(new Digest(algorithm, hex));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "sha256", "sha256:", ":0f", "sha256:0f", "md5:d41d8cd98f00b204e9800998ecf8427e", "SHA256:0f"
            })
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> Digest.of(text))
                .isInstanceOf(InvalidReferenceException.class)
                .hasMessageStartingWith("\"" + text + "\" is no digest: ");
    }

    @Test
    void refusesUpperCaseDigits() {
        assertThatThrownBy(() -> new Digest("sha256", "0F".repeat(32)))
                .hasMessageEndingWith("a sha256 digest has 64 lower-case hexadecimal digits");
    }
}
