package io.imagefactory.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What must hold for any text whatever; Jazzer looks for texts with which it does not. */
public final class ImageReferenceFuzzer {
    /** The grammar as {@code reference.go} of {@code distribution/reference} has it. */
    private static final String HOST_PART = "[a-zA-Z0-9]+(?:-+[a-zA-Z0-9]+)*";

    private static final String HOST = "(?:" + HOST_PART + "(?:\\." + HOST_PART + ")*|\\[[a-fA-F0-9:]+])(?::[0-9]+)?";
    private static final String PATH_PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    private static final Pattern REFERENCE = Pattern.compile("(?:" + HOST + "/)?" + PATH_PART + "(?:/" + PATH_PART
            + ")*(?::\\w[\\w.-]{0,127})?(?:@[a-z0-9]+:[0-9a-f]{64,128})?");

    private ImageReferenceFuzzer() {}

    /** Named and shaped as Jazzer wants it. */
    public static void fuzzerTestOneInput(byte[] input) {
        verify(new String(input, StandardCharsets.UTF_8));
    }

    static void verify(String text) {
        try {
            verify(ImageReference.of(text));
        } catch (InvalidReferenceException e) {
            assertThat(e.reason()).isNotBlank().doesNotContain("\n").hasSizeLessThan(500);
        }
    }

    private static void verify(ImageReference reference) {
        assertThat(reference.canonical()).matches(REFERENCE);
        ImageReference canonical = ImageReference.of(reference.canonical());
        assertThat(canonical).isEqualTo(reference).hasToString(reference.canonical());
        assertThat(ImageReference.of(reference.familiar())).isEqualTo(reference);
        assertThat(reference.familiar())
                .hasSizeLessThanOrEqualTo(reference.canonical().length());
        assertThat(reference.tag().isPresent() || reference.digest().isPresent())
                .isTrue();
        assertThat(DnsName.isValid(reference.resourceName())).isTrue();
        assertThat(DnsName.isValid(reference.resourceNameWithHash(0))).isTrue();
    }
}
