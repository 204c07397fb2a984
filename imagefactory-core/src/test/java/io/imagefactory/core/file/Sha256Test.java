package io.imagefactory.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Sha256Test {

    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    /** The first two are of FIPS 180-4's examples. */
    @ParameterizedTest
    @CsvSource({
        "abc, " + OF_ABC,
        "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "ä, 33e6d73fee82904c8d7afb78de1154d1e8dc2a0edb08120e63df5b9385c2d9cc"
    })
    void theHashOfATextIsThatOfItsBytesInUtf8(String text, String hash) {
        assertThat(Sha256.hex(text)).isEqualTo(hash);
    }

    @Test
    void whatIsAddedBitByBitIsOne() {
        Sha256 hash = new Sha256().add(bytes("a")).add(bytes("")).add(bytes("bc"));

        assertThat(hash.hex()).isEqualTo(OF_ABC);
    }

    @Test
    void itsBytesAreAsManyAsItSays() {
        byte[] hash = Sha256.of(bytes("abc"));

        assertThat(hash).hasSize(Sha256.BYTES).isEqualTo(HexFormat.of().parseHex(OF_ABC));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
