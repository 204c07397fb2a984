package io.imagefactory.core.registry;

import static io.imagefactory.core.registry.MediaType.INDEX;
import static io.imagefactory.core.registry.MediaType.MANIFEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.imagefactory.core.host.FakeTime;
import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.ImageReference;
import io.imagefactory.core.json.Json;
import io.imagefactory.core.provenance.BaseClaim;
import io.imagefactory.core.provenance.Material;
import io.imagefactory.core.provenance.Provenance;
import io.imagefactory.core.provenance.UnusableProvenanceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What images say of themselves, and what it costs to be told. */
class DescriptionTest {

    private static final String BASE = "org.opencontainers.image.base.";
    private static final Digest OTHER = new Digest("sha256", "f".repeat(64));

    private final FakeTime time = new FakeTime();
    private FakeRegistry server;
    private HttpRegistry registry;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        server = new FakeRegistry();
        registry = registry(RegistryOptions.USUAL);
    }

    @AfterEach
    void stop() {
        registry.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"v0.2, artifact", "v0.2, image", "v1, artifact", "v1, image"})
    void whatBuildKitHasAttestedIsReadWithThreeRequestsAndNoSbom(String version, String storage) throws Exception {
        byte[] attestation = resource(version + "/attestation-" + storage + ".json");
        server.publish("app", "1", INDEX, resource(version + "/index-" + storage + ".json"));
        server.publish("app", "attestation", MANIFEST, attestation);
        server.blob("app", resource(version + "/provenance.json"));
        server.blob("app", resource("sbom.json"));
        ImageReference image = server.image("app:1");

        Look look = registry.look(image, Optional.empty());
        Digest manifest = look.published().platforms().get("linux/amd64");
        Digest attached =
                ((ImageIndex) look.description().orElseThrow()).attestations().get(manifest);
        Optional<Provenance> provenance = registry.provenance(image, attached, manifest);

        assertThat(look.published().platforms()).containsOnlyKeys("linux/amd64");
        assertThat(attached).isEqualTo(Images.digest(attestation));
        assertThat(provenance.orElseThrow().materials())
                .extracting(Material::image)
                .contains(ImageReference.of("node:22"), ImageReference.of("bitnami/redis:7.4"));
        assertThat(server.asked())
                .filteredOn(request -> request.startsWith("GET"))
                .hasSize(3);
    }

    @Test
    void anAttestationOfAnotherImageAndOneThatIsTooLargeAreNotFetched() throws IOException {
        byte[] others = attestation(OTHER, "{\"digest\": \"%s\", \"size\": 1}".formatted(OTHER));
        Digest subject = Images.digest(resource("manifest.json"));
        byte[] large = attestation(subject, "{\"digest\": \"%s\", \"size\": 5000000}".formatted(OTHER));
        server.publish("app", "others", MANIFEST, others);
        server.publish("app", "large", MANIFEST, large);

        assertThatExceptionOfType(UnusableProvenanceException.class)
                .isThrownBy(() -> registry.provenance(server.image("app:1"), Images.digest(others), subject))
                .withMessage("it is about another image");
        assertThatExceptionOfType(UnusableProvenanceException.class)
                .isThrownBy(() -> registry.provenance(server.image("app:1"), Images.digest(large), subject))
                .withMessage("it has more than 4 MiB");
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void aStatementThatIsLargerThanItsManifestSaysIsNotReadToItsEnd() throws IOException {
        byte[] statement = new byte[Attestation.MOST_BYTES + 1];
        Digest subject = Images.digest(resource("manifest.json"));
        byte[] attestation =
                attestation(subject, "{\"digest\": \"%s\", \"size\": 1}".formatted(Images.digest(statement)));
        server.publish("app", "attestation", MANIFEST, attestation);
        server.blob("app", statement);

        assertThatExceptionOfType(RegistryException.class)
                .isThrownBy(() -> registry.provenance(server.image("app:1"), Images.digest(attestation), subject))
                .matches(e -> !e.isForLater());
    }

    @Test
    void anIndexSaysOfEachImageOnWhatItStands() {
        Digest one = new Digest("sha256", "1".repeat(64));
        Digest two = new Digest("sha256", "2".repeat(64));
        ImageIndex index = ImageIndex.of(Json.read(Images.bytes("""
                {"annotations": {"%1$sdigest": "%2$s", "%1$sname": "node:22"}, "manifests": [
                  {"digest": "%3$s", "annotations": {"%1$sdigest": "%4$s"}},
                  {"digest": "%4$s"},
                  {"digest": "bogus", "annotations": {"%1$sdigest": "%4$s"}},
                  {"digest": "%2$s", "annotations": {"vnd.docker.reference.type": "other",
                    "vnd.docker.reference.digest": "%4$s"}}
                ]}""".formatted(BASE, OTHER, one, two))));

        assertThat(index.claim(one)).contains(new BaseClaim(Optional.empty(), two));
        assertThat(index.claim(two)).contains(new BaseClaim(Optional.of(ImageReference.of("node:22")), OTHER));
        assertThat(index.attestations()).isEmpty();
    }

    @Test
    void theManifestOfAPlatformIsAskedForOnceAndKeptForTheNextRun() throws IOException {
        byte[] configuration = Images.bytes("""
                {"os": "linux", "architecture": "amd64", "rootfs": {"diff_ids": ["%1$s"]},
                 "config": {"Env": ["B=2", "A=1"], "User": "app", "Labels": {"%2$sdigest": "%1$s"}}}""".formatted(OTHER, BASE));
        byte[] manifest = Images.manifest(MANIFEST, configuration);
        server.publish("base", "1", MANIFEST, manifest);
        server.blob("base", configuration);
        ImageReference image = server.image("base:1");
        RegistryOptions options = RegistryOptions.USUAL.withCache(folder.resolve("kept"));

        List<ImageManifest> read;
        try (HttpRegistry first = registry(options);
                HttpRegistry second = registry(options)) {
            read = List.of(
                    first.manifest(image, Images.digest(manifest)),
                    first.manifest(image, Images.digest(manifest)),
                    second.manifest(image, Images.digest(manifest)));
        }

        assertThat(server.asked()).hasSize(2);
        assertThat(read).containsOnly(read.get(0));
        assertThat(read.get(0).layers()).containsExactly(OTHER);
        assertThat(read.get(0).label()).contains(new BaseClaim(Optional.empty(), OTHER));
        assertThat(read.get(0).content())
                .contains(Images.digest(
                        Images.bytes("{\"Entrypoint\":[],\"Env\":[\"B=2\",\"A=1\"],\"User\":\"app\",\"diff_ids\":[\""
                                + OTHER + "\"]}")));
    }

    @Test
    void whatIsDamagedInTheCacheIsAskedForAnew() throws IOException {
        byte[] configuration = Images.configuration("linux/amd64", "2026-01-02T03:04:05Z");
        byte[] manifest = Images.manifest(MANIFEST, configuration);
        server.publish("base", "1", MANIFEST, manifest);
        server.blob("base", configuration);
        Files.writeString(folder.resolve("sha256-" + Images.digest(manifest).hex()), "{}");
        Files.createDirectory(
                folder.resolve("sha256-" + Images.digest(configuration).hex()));

        try (HttpRegistry cached = registry(RegistryOptions.USUAL.withCache(folder))) {
            assertThat(cached.manifest(server.image("base:1"), Images.digest(manifest))
                            .content())
                    .isEmpty();
        }
        assertThat(server.asked()).hasSize(2);
    }

    private static byte[] attestation(Digest subject, String layer) {
        return Images.bytes("""
                {"subject": {"digest": "%s"}, "mediaType": "%s", "config": {}, "layers": [%s]}""".formatted(
                        subject, MANIFEST, layer.replace("{", "{\"mediaType\": \"application/vnd.in-toto+json\", ")));
    }

    private HttpRegistry registry(RegistryOptions options) throws IOException {
        return new HttpRegistry(options, time, time::sleep, new Random(1));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream file = Provenance.class.getResourceAsStream(name)) {
            return file.readAllBytes();
        }
    }
}
