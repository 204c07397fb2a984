package io.imagefactory.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

/** What must hold for any text whatever; Jazzer looks for texts with which it does not. */
public final class ImageReferenceFuzzer {
    private ImageReferenceFuzzer() {}

    /** Named and shaped as Jazzer wants it. */
    public static void fuzzerTestOneInput(byte[] input) {
        verify(new String(input, StandardCharsets.UTF_8));
    }

    static void verify(String text) {
        try {
            verify(ImageReference.of(text));
        } catch (InvalidReferenceException e) {
            assertThat(e.text()).isEqualTo(text);
            assertThat(e.reason()).isNotBlank().doesNotContain("\n").hasSizeLessThan(500);
        }
    }

    private static void verify(ImageReference reference) {
        ImageReference canonical = ImageReference.of(reference.canonical());
        assertThat(canonical).isEqualTo(reference).hasToString(reference.canonical());
        assertThat(ImageReference.of(reference.familiar())).isEqualTo(reference);
        assertThat(reference.familiar())
                .hasSizeLessThanOrEqualTo(reference.canonical().length());
        assertThat(reference.tag().isPresent() || reference.digest().isPresent())
                .isTrue();
        assertThat(DnsName.isValid(reference.resourceName())).isTrue();
        assertThat(DnsName.isValid(reference.resourceNameWithHash())).isTrue();
    }
}
