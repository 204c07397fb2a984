package io.imagefactory.core.provenance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.image.Platform;
import io.imagefactory.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of the statements that builders write, and others. */
class ProvenanceTest {

    private static final String HEX = "a".repeat(64);
    private static final Digest SUBJECT = new Digest("sha256", HEX);

    @ParameterizedTest
    @ValueSource(strings = {"v0.2", "v1"})
    void ofBuildKitsProvenanceTheImagesAreReadAndNothingElse(String version) throws Exception {
        Digest subject = Digest.from("sha256", resource("manifest.json"));

        Provenance provenance = Provenance.read(resource(version + "/provenance.json"), subject);

        assertThat(provenance.materials())
                .containsExactlyInAnyOrder(
                        material("docker/dockerfile:1", "frontend"),
                        material("node:22", "node:22"),
                        material("alpine:latest", "alpine"),
                        material("bitnami/redis:7.4", "redis pinned"),
                        material("ghcr.io/acme/base@" + digest("base by digest"), "base by digest"),
                        material("registry.example:5000/team/builder:2026.01-a_b", "builder"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v0.2", "v1"})
    void whatIsAboutAnotherImageIsRefused(String version) throws IOException {
        byte[] statement = resource(version + "/provenance.json");

        assertThatExceptionOfType(UnusableProvenanceException.class)
                .isThrownBy(() -> Provenance.read(statement, SUBJECT))
                .withMessage("it is about another image");
    }

    @Test
    void withoutASubjectItIsAboutWhatItIsAttachedTo() throws Exception {
        String statement = statement("\"subject\": []", """
                {"uri": "pkg:docker/node@22", "digest": {"sha256": "%s"}}""".formatted(HEX));

        assertThat(Provenance.read(statement.getBytes(UTF_8), SUBJECT).materials())
                .containsExactly(new Material(ImageReference.of("node:22"), SUBJECT, Optional.empty()));
    }

    @Test
    void aMaterialWithoutADigestOrWithTwoIsNone() throws Exception {
        String statement = statement("\"subject\": []", """
                {"uri": "pkg:docker/a@1"},
                {"uri": "pkg:docker/b@1", "digest": {"sha256": "short"}},
                {"uri": "pkg:docker/c@1?digest=sha256:%s", "digest": {"sha256": "%s"}},
                {"digest": {"sha256": "%s"}},
                7, null, "pkg:docker/d@1"
                """.formatted(HEX, "b".repeat(64), HEX));

        assertThat(Provenance.read(statement.getBytes(UTF_8), SUBJECT).materials())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"_type\": 1}",
                "{\"_type\": \"https://in-toto.io/Statement/v1\", \"predicateType\": \"https://spdx.dev/Document\", \"predicate\": {}}",
                "{\"_type\": \"https://in-toto.io/Statement/v1\", \"predicateType\": \"https://slsa.dev/provenance/v1\"}",
                "{\"payloadType\": \"application/vnd.in-toto+json\", \"payload\": \"e30=\", \"signatures\": []}"
            })
    void whatIsNoStatementIsRefused(String text) {
        assertThatExceptionOfType(UnusableProvenanceException.class)
                .isThrownBy(() -> Provenance.read(text.getBytes(UTF_8), SUBJECT));
    }

    @Test
    void aClaimIsADigestAndMayNameTheImage() {
        String name = "org.opencontainers.image.base.name";
        String digest = "org.opencontainers.image.base.digest";

        assertThat(claim("{\"%s\": \"node:22\", \"%s\": \"%s\"}".formatted(name, digest, SUBJECT)))
                .contains(new BaseClaim(Optional.of(ImageReference.of("node:22")), SUBJECT));
        assertThat(claim("{\"%s\": \"%s\"}".formatted(digest, SUBJECT)))
                .contains(new BaseClaim(Optional.empty(), SUBJECT));
        assertThat(List.of(
                        "{\"%s\": \"node:22\"}".formatted(name),
                        "{\"%s\": \"no image!\", \"%s\": \"%s\"}".formatted(name, digest, SUBJECT),
                        "{\"%s\": \"sha256:1\"}".formatted(digest)))
                .allSatisfy(values -> assertThat(claim(values)).isEmpty());
    }

    private static Optional<BaseClaim> claim(String values) {
        return BaseClaim.of(Json.read(values.getBytes(UTF_8)));
    }

    private static String statement(String subject, String materials) {
        return """
                {"_type": "https://in-toto.io/Statement/v0.1", "predicateType": "https://slsa.dev/provenance/v0.2",
                 %s, "predicate": {"materials": [%s]}}""".formatted(subject, materials);
    }

    private static Material material(String image, String digest) {
        return new Material(
                ImageReference.of(image).withoutDigest(), digest(digest), Optional.of(Platform.LINUX_AMD64));
    }

    /** The digests of the sources are those of words. */
    private static Digest digest(String word) {
        return Digest.from("sha256", word.getBytes(UTF_8));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream file = ProvenanceTest.class.getResourceAsStream(name)) {
            return file.readAllBytes();
        }
    }
}
