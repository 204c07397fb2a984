package io.imagefactory.core.image;

import static io.imagefactory.core.property.Property.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.imagefactory.core.property.Choices;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** References that are put together by the grammar, and texts that only look like it. */
class ImageReferencePropertiesTest {
    /** The parts of a reference. */
    record Parts(Optional<String> registry, String path, Optional<String> tag, Optional<Digest> digest) {
        String text() {
            return registry.map(r -> r + "/").orElse("")
                    + path
                    + tag.map(t -> ":" + t).orElse("")
                    + digest.map(d -> "@" + d).orElse("");
        }
    }

    record Pin(Parts parts, Digest digest) {}

    @Test
    void aReferenceIsItsParts() {
        forAll(1000, ImageReferencePropertiesTest::parts, parts -> {
            ImageReference reference = ImageReference.of(parts.text());

            assertThat(reference.registry()).isEqualTo(parts.registry().orElse("docker.io"));
            boolean official =
                    reference.registry().equals("docker.io") && parts.path().indexOf('/') < 0;
            assertThat(reference.repository()).isEqualTo((official ? "library/" : "") + parts.path());
            boolean isBare = parts.tag().isEmpty() && parts.digest().isEmpty();
            assertThat(reference.tag()).isEqualTo(isBare ? Optional.of("latest") : parts.tag());
            assertThat(reference.digest()).isEqualTo(parts.digest());
        });
    }

    @Test
    void canonicalAndFamiliarTextAreReadAsTheSameReference() {
        forAll(1000, ImageReferencePropertiesTest::parts, parts -> {
            ImageReference reference = ImageReference.of(parts.text());

            assertThat(ImageReference.of(reference.canonical())).isEqualTo(reference);
            assertThat(ImageReference.of(reference.canonical()).canonical()).isEqualTo(reference.canonical());
            assertThat(ImageReference.of(reference.familiar())).isEqualTo(reference);
        });
    }

    @Test
    void aPinIsTakenOffAsItWasPutOn() {
        forAll(500, choices -> new Pin(parts(choices), digest(choices)), pin -> {
            ImageReference unpinned = ImageReference.of(pin.parts().text()).withoutDigest();

            ImageReference pinned = unpinned.withDigest(pin.digest());

            assertThat(pinned.digest()).contains(pin.digest());
            assertThat(pinned.withoutDigest()).isEqualTo(unpinned.tag().isPresent() ? unpinned : pinned);
            assertThat(pinned.resourceName())
                    .satisfies(name -> assertThat(DnsName.isValid(name)).isTrue());
        });
    }

    @Test
    void partsThatAReferenceHasMakeItAgain() {
        forAll(500, ImageReferencePropertiesTest::parts, parts -> {
            ImageReference reference = ImageReference.of(parts.text());

            reference
                    .tag()
                    .ifPresent(
                            tag -> assertThat(ImageReference.tagged(reference.registry(), reference.repository(), tag))
                                    .isEqualTo(reference.withoutDigest()));
        });
    }

    @Test
    void anyTextIsReadOrRefused() {
        forAll(2000, choices -> choices.anyText(255), ImageReferenceFuzzer::verify);
    }

    @Test
    void whatLooksLikeAReferenceIsReadOrRefused() {
        forAll(5000, ImageReferencePropertiesTest::lookalike, ImageReferenceFuzzer::verify);
    }

    private static Parts parts(Choices choices) {
        Parts parts = new Parts(
                choices.maybe(
                        0.6,
                        () -> choices.of(
                                "docker.io",
                                "ghcr.io",
                                "localhost",
                                "localhost:5000",
                                "h:1",
                                "MyCorp",
                                "a-b.c",
                                "[::1]",
                                "[2001:db8::1]:443",
                                "1.2.3.4",
                                "registry-1.docker.io")),
                path(choices),
                choices.maybe(0.5, () -> "v" + choices.text("aZ0_.-", 0, 127)),
                choices.maybe(0.3, () -> digest(choices)));
        assumeTrue(parts.registry().isPresent() || !isRegistry(parts.path()));
        return parts;
    }

    private static String path(Choices choices) {
        List<String> words = choices.list(
                0, 5, () -> choices.text("a0z", 1, 3) + choices.of("", ".", "_", "__", "-", "---", "/", "/"));
        return String.join("", words) + "x";
    }

    private static boolean isRegistry(String path) {
        return path.indexOf('/') >= 0 && path.substring(0, path.indexOf('/')).indexOf('.') >= 0;
    }

    private static Digest digest(Choices choices) {
        int bits = choices.of(256, 384, 512);
        return new Digest("sha" + bits, choices.text("0123456789abcdef", bits / 4, bits / 4));
    }

    private static String lookalike(Choices choices) {
        List<String> parts = choices.list(
                0,
                8,
                () -> choices.of(
                        "a",
                        "b1",
                        "A",
                        ".",
                        "-",
                        "_",
                        "__",
                        "/",
                        "/",
                        ":",
                        "@",
                        "[",
                        "]",
                        "::",
                        "5000",
                        "localhost",
                        "docker.io",
                        "index.docker.io",
                        "library",
                        "sha256:",
                        "@sha256:" + "0f".repeat(32),
                        " ",
                        "\u00e9",
                        "\0"));
        return String.join("", parts);
    }
}
