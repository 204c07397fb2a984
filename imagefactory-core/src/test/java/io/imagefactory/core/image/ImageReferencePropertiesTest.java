package io.imagefactory.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

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

    @Property(tries = 1000)
    void aReferenceIsItsParts(@ForAll("parts") Parts parts) {
        ImageReference reference = ImageReference.of(parts.text());

        assertThat(reference.registry()).isEqualTo(parts.registry().orElse("docker.io"));
        boolean official =
                reference.registry().equals("docker.io") && parts.path().indexOf('/') < 0;
        assertThat(reference.repository()).isEqualTo((official ? "library/" : "") + parts.path());
        boolean isBare = parts.tag().isEmpty() && parts.digest().isEmpty();
        assertThat(reference.tag()).isEqualTo(isBare ? Optional.of("latest") : parts.tag());
        assertThat(reference.digest()).isEqualTo(parts.digest());
    }

    @Property(tries = 1000)
    void canonicalAndFamiliarTextAreReadAsTheSameReference(@ForAll("parts") Parts parts) {
        ImageReference reference = ImageReference.of(parts.text());

        assertThat(ImageReference.of(reference.canonical())).isEqualTo(reference);
        assertThat(ImageReference.of(reference.canonical()).canonical()).isEqualTo(reference.canonical());
        assertThat(ImageReference.of(reference.familiar())).isEqualTo(reference);
    }

    @Property(tries = 500)
    void aPinIsTakenOffAsItWasPutOn(@ForAll("parts") Parts parts, @ForAll("digests") Digest digest) {
        ImageReference unpinned = ImageReference.of(parts.text()).withoutDigest();

        ImageReference pinned = unpinned.withDigest(digest);

        assertThat(pinned.digest()).contains(digest);
        assertThat(pinned.withoutDigest()).isEqualTo(unpinned.tag().isPresent() ? unpinned : pinned);
        assertThat(pinned.resourceName())
                .satisfies(name -> assertThat(DnsName.isValid(name)).isTrue());
    }

    @Property(tries = 500)
    void partsThatAReferenceHasMakeItAgain(@ForAll("parts") Parts parts) {
        ImageReference reference = ImageReference.of(parts.text());

        reference
                .tag()
                .ifPresent(tag -> assertThat(ImageReference.tagged(reference.registry(), reference.repository(), tag))
                        .isEqualTo(reference.withoutDigest()));
    }

    @Property(tries = 2000)
    void anyTextIsReadOrRefused(@ForAll String text) {
        ImageReferenceFuzzer.verify(text);
    }

    @Property(tries = 5000)
    void whatLooksLikeAReferenceIsReadOrRefused(@ForAll("lookalikes") String text) {
        ImageReferenceFuzzer.verify(text);
    }

    @Provide
    Arbitrary<Parts> parts() {
        Arbitrary<String> registry = Arbitraries.of(
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
                "registry-1.docker.io");
        Arbitrary<String> path = Combinators.combine(
                        Arbitraries.strings().withChars("a0z").ofMinLength(1).ofMaxLength(3),
                        Arbitraries.of(".", "_", "__", "-", "---", "/", "/", ""))
                .as((word, separator) -> word + separator)
                .list()
                .ofMaxSize(5)
                .map(words -> String.join("", words) + "x");
        Arbitrary<String> tag =
                Arbitraries.strings().withChars("aZ0_.-").ofMaxLength(127).map(rest -> "v" + rest);
        return Combinators.combine(
                        registry.optional(0.6),
                        path,
                        tag.optional(0.5),
                        digests().optional(0.3))
                .as(Parts::new)
                .filter(parts -> parts.registry().isPresent() || !isRegistry(parts.path()));
    }

    private static boolean isRegistry(String path) {
        return path.indexOf('/') >= 0 && path.substring(0, path.indexOf('/')).indexOf('.') >= 0;
    }

    @Provide
    Arbitrary<Digest> digests() {
        return Combinators.combine(
                        Arbitraries.of("sha256", "sha384", "sha512"),
                        Arbitraries.strings().withChars("0123456789abcdef").ofLength(128))
                .as((algorithm, hex) ->
                        new Digest(algorithm, hex.substring(0, Integer.parseInt(algorithm.substring(3)) / 4)));
    }

    @Provide
    Arbitrary<String> lookalikes() {
        return Arbitraries.of(
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
                        "\0")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }
}
