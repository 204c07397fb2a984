package io.imagefactory.kargo.cdk8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.file.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentFileTest {

    private final Map<String, String> documents = new LinkedHashMap<>(Map.of("b", "name: é\n", "a", ""));

    @Test
    void what_is_written_is_read() {
        assertThat(DocumentCache.parsed(DocumentCache.content(documents))).isEqualTo(documents);
        assertThat(DocumentCache.parsed(DocumentCache.content(Map.of()))).isEmpty();
    }

    @Test
    void a_file_with_any_bit_changed_holds_nothing() {
        byte[] whole = DocumentCache.content(documents);

        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(DocumentCache.parsed(damaged)).as("bit %s", bit).isEmpty();
        }
    }

    @Test
    void a_file_of_any_other_length_holds_nothing() {
        byte[] whole = DocumentCache.content(documents);

        for (int length = 0; length < whole.length + 40; length++) {
            if (length != whole.length) {
                assertThat(DocumentCache.parsed(Arrays.copyOf(whole, length)))
                        .as("length %s", length)
                        .isEmpty();
            }
        }
    }

    @Test
    void lengths_that_lie_hold_nothing_though_the_hash_is_right() {
        for (int length : new int[] {-1, 1, 5, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThat(DocumentCache.parsed(forged(length)))
                    .as("length %s", length)
                    .isEmpty();
        }
    }

    private static byte[] forged(int length) {
        byte[] beginning = "imagefactory documents 1\n".getBytes(StandardCharsets.US_ASCII);
        byte[] content = ByteBuffer.allocate(beginning.length + 4)
                .put(beginning)
                .putInt(length)
                .array();
        return ByteBuffer.allocate(content.length + Sha256.BYTES)
                .put(content)
                .put(Sha256.of(content))
                .array();
    }
}
