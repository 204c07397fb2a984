package io.imagefactory.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.rebuild.BaseUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTest {

    private final Inventory inventory = SampleInfra.acme();

    @Test
    void holdsImagesAndBaseImagesAsTheFilesHaveThem() {
        assertThat(inventory.images()).hasSize(13);
        assertThat(inventory.managed()).hasSize(12);
        assertThat(inventory.baseImages()).hasSize(6);
        assertThat(inventory.cycles()).isEmpty();
        assertThat(inventory.stale()).isEmpty();
        assertThat(inventory.now()).isEqualTo(SampleInfra.NOW);
    }

    @Test
    void anImageSaysWhatIsToBecomeOfIt() {
        Image orders = inventory.images().get("orders");
        Image postgres = inventory.images().get("postgres");

        assertThat(orders.decision()).isEqualTo("due");
        assertThat(orders.sentence(SampleInfra.NOW)).startsWith("due now, since eclipse-temurin:21-jre moved from ");
        assertThat(orders.lastBuilt()).contains(Instant.parse("2025-12-02T09:00:00Z"));
        assertThat(postgres.decision()).isEqualTo("external");
        assertThat(postgres.sentence(SampleInfra.NOW)).isEqualTo("others build it");
        assertThat(postgres.isManaged()).isFalse();
    }

    @Test
    void anImageSaysWhyItFailedAndWhere() {
        assertThat(inventory.images().get("legacy").discoveryError())
                .contains("images/legacy/Dockerfile does not exist");
        assertThat(inventory.images().get("search").run()).contains("https://github.com/acme/images/actions/runs/4712");
        assertThat(inventory.images().get("search").lastRequest()).contains(Instant.parse("2026-01-31T11:30:00Z"));
    }

    @Test
    void aBaseImageIsAsOldAsItsPublisherSaysOrElseAsItsDigest() {
        assertThat(inventory.baseImages().get("nginx-1.27").since(SampleInfra.NOW))
                .contains(Instant.parse("2025-02-05T21:27:16Z"));
        assertThat(inventory.baseImages().get("node-22").since(SampleInfra.NOW))
                .contains(Instant.parse("2026-01-28T06:00:00Z"));
        assertThat(inventory.baseImages().get("python-3.13").since(SampleInfra.NOW))
                .isEmpty();
    }

    @Test
    void aBaseImageThatWeBuildStandsOnTheImageThatItIs() {
        Node base = Node.baseImage("ghcr.io-acme-base-latest");

        assertThat(inventory.below(Node.image("backstage"))).containsExactly(base, Node.baseImage("node-22"));
        assertThat(inventory.below(base)).containsExactly(Node.image("base"));
        assertThat(inventory.below(Node.image("base"))).containsExactly(Node.baseImage("debian-12"));
        assertThat(inventory.below(Node.baseImage("debian-12"))).isEmpty();
    }

    @Test
    void whatStandsOnAnImageIsTheSameTheOtherWayRound() {
        SortedMap<Node, List<Node>> above = inventory.above();

        assertThat(above.get(Node.image("base"))).containsExactly(Node.baseImage("ghcr.io-acme-base-latest"));
        assertThat(above.get(Node.baseImage("node-22")))
                .containsExactly(Node.image("backstage"), Node.image("frontend"), Node.image("pinned"));
        inventory
                .nodes()
                .forEach(node -> inventory
                        .below(node)
                        .forEach(below -> assertThat(above.get(below)).contains(node)));
    }

    @Test
    void tellsHowAnImageStandsToItsBaseImage() {
        assertThat(inventory.use("pinned", "node-22").map(BaseUse::standing)).contains(BaseUse.Standing.PINNED);
        assertThat(inventory.use("frontend", "node-22").map(BaseUse::standing)).contains(BaseUse.Standing.WAITING);
        assertThat(inventory.use("frontend", "debian-12")).isEmpty();
        assertThat(inventory.use("nobody", "debian-12")).isEmpty();
    }

    @Test
    void whatConcernsWhomIsSortedByWhoShouldSeeToIt() {
        assertThat(inventory.concerns())
                .extracting(concern -> concern.topic() + " " + concern.label() + ": " + concern.brief())
                .containsExactly(
                        "UNREADABLE legacy: 61d ago: images/legacy/Dockerfile does not exist",
                        "CIRCUIT_OPEN billing: 3 rebuilds failed, the last 3d ago",
                        "FAILED search: 1 rebuild failed, the last 30m ago; again in 30m",
                        "DUE orders: eclipse-temurin:21-jre moved 11d ago",
                        "DUE base: debian:12 moved 10d ago",
                        "LEFT_TO_PEOPLE ledger: eclipse-temurin:21-jre moved 11d ago",
                        "IN_FLIGHT batch: asked for 2h ago",
                        "QUEUED backstage: after base",
                        "WAITING frontend: in 26d; node:22 moved 3d ago",
                        "NEVER_SEEN python:3.13: 1 image",
                        "UNCONFIRMED nginx:1.27: 29d ago");
    }

    @Test
    void aFailureTellsWhyAndWhereItCanBeLookedAt() {
        Map<String, String> sentences = new TreeMap<>();
        inventory.concerns().forEach(concern -> sentences.put(concern.label(), concern.sentence()));

        assertThat(sentences.get("billing")).endsWith("; no workflow build.yml");
        assertThat(sentences.get("search"))
                .isEqualTo("1 rebuild failed; the next attempt is due from 2026-01-31T12:30:00Z; "
                        + "https://github.com/acme/images/actions/runs/4712");
    }

    @Test
    void namesStateFilesThatImagesYamlContradicts(@TempDir Path folder) throws IOException {
        Path images = SampleInfra.acmeIn(folder).resolve("images.yaml");
        Files.writeString(images, Files.readString(images).replace("rebuildDelay: 30d", "rebuildDelay: 2d"));

        Inventory stale = SampleInfra.inventory(folder);

        assertThat(stale.stale()).containsExactly("images/frontend.yaml");
        assertThat(stale.concerns().get(0).topic()).isEqualTo(Topic.STALE);
        assertThat(stale.concerns().get(0).subject()).isEmpty();
    }

    @Test
    void aBaseImageWithoutFileIsThereByName(@TempDir Path folder) throws IOException {
        Files.delete(SampleInfra.acmeIn(folder).resolve("state/base-images/debian-12.yaml"));

        Inventory inventory = SampleInfra.inventory(folder);

        assertThat(inventory.baseImages().get("debian-12").label()).isEqualTo("debian-12");
        assertThat(inventory.baseImages().get("debian-12").images()).containsExactly("base");
        assertThat(inventory.concerns())
                .filteredOn(concern -> concern.topic() == Topic.MISSING_FILE)
                .extracting(Concern::brief)
                .containsExactly("1 image");
    }

    @Test
    void whereNothingIsEnrolledNothingConcernsAnyone(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("images.yaml"), "[]\n");

        Inventory nothing = SampleInfra.inventory(folder);

        assertThat(nothing.nodes()).isEmpty();
        assertThat(nothing.concerns()).isEmpty();
    }

    @Test
    void imagesThatStandOnThemselvesAreNamed(@TempDir Path folder) throws IOException {
        Path debian = SampleInfra.acmeIn(folder).resolve("state/base-images/debian-12.yaml");
        Files.writeString(
                debian,
                Files.readString(debian)
                        .replace("registry: docker.io", "registry: ghcr.io")
                        .replace("library/debian", "acme/base")
                        .replace("tag: \"12\"", "tag: edge"));

        Inventory inventory = SampleInfra.inventory(folder);

        assertThat(inventory.cycles()).containsExactly(List.of("base"));
        assertThat(inventory.concerns())
                .filteredOn(concern -> concern.topic() == Topic.IN_CYCLE)
                .extracting(Concern::label)
                .containsExactly("base");
    }
}
