package io.imagefactory.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.report.tree.Graph;
import io.imagefactory.report.tree.OutputType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatusTextTest {

    @Test
    void saysUnderAHeadingEachWhatIsToBeSeenToAndHow() {
        assertThat(text(SampleInfra.acme())).startsWith("""
                        13 images (12 managed, 1 external) on 6 base images; 3 up to date
                        state/ is what images.yaml and the Dockerfiles say
                        Dockerfiles that could not be analysed: 1
                          (mend them and run `mvn imagefactory:discover`)
                            legacy  61d ago: images/legacy/Dockerfile does not exist
                        Rebuilds given up after failures: 1
                          (mend the build, then set `status: monitoring` under `rebuildState`)
                            billing  3 rebuilds failed, the last 3d ago
                        Failed rebuilds: 1
                          (see the run; `mvn imagefactory:rebuild` asks again when it is time)
                            search  1 rebuild failed, the last 30m ago; again in 30m
                        Due for a rebuild: 2
                          (run `mvn imagefactory:rebuild`)
                            orders  eclipse-temurin:21-jre moved 11d ago
                            base    debian:12 moved 10d ago
                        """).contains("""
                        Waiting for a new base image to come of age: 1
                          (`mvn imagefactory:rebuild` asks for them then)
                            frontend  in 26d; node:22 moved 3d ago
                        """).endsWith("""
                        Oldest base images
                          (name a newer tag in the Dockerfiles, where there is one)
                            nginx:1.27  359d; 1 image
                            debian:12   11d; 1 image
                        """);
    }

    @Test
    void saysThatTheStateIsStale(@TempDir Path folder) throws IOException {
        Path images = SampleInfra.acmeIn(folder).resolve("images.yaml");
        Files.writeString(images, Files.readString(images).replace("rebuildDelay: 30d", "rebuildDelay: 2d"));

        assertThat(text(SampleInfra.inventory(folder))).contains("""
                        state/ is not what images.yaml and the Dockerfiles say
                        State files that images.yaml and the Dockerfiles contradict: 1
                          (run `mvn imagefactory:discover` and commit what it writes)
                            images/frontend.yaml
                        """);
    }

    @Test
    void namesWhatHasNoTagAnyMoreAndWhatStandsOnIt(@TempDir Path folder) throws IOException {
        SampleInfra.acmeIn(folder);
        edit(folder.resolve("state/base-images/nginx-1.27.yaml"), "dependentImages:", """
                missingSince: "2026-01-28T12:00:00Z"
                dependentImages:""");
        edit(folder.resolve("state/base-images/node-22.yaml"), "dependentImages:", """
                missingSince: "2026-01-30T12:00:00Z"
                dependentImages:""");
        edit(folder.resolve("state/images/postgres.yaml"), "currentVersion:", """
                missingSince: "2026-01-29T12:00:00Z"
                currentVersion:""");
        Inventory inventory = SampleInfra.inventory(folder);

        assertThat(text(inventory)).contains("""
                        Tags that no longer exist: 2
                          (name another where it is named, then `mvn imagefactory:discover`)
                            nginx:1.27  gone for 3d; handbook
                            postgres    gone for 2d
                        """);
        assertThat(DetailText.lines(inventory, Node.baseImage("nginx-1.27")))
                .contains("  tag gone     2026-01-28T12:00:00Z (3d ago)");
        assertThat(DetailText.lines(inventory, Node.image("postgres")))
                .contains("  tag gone     2026-01-29T12:00:00Z (2d ago)");
        Graph all = Graph.of(inventory, Optional.empty(), false);
        assertThat(OutputType.TEXT.of(all, true, false))
                .contains("tag gone for 3d", "postgres (tag gone for 2d, external)");
        assertThat(OutputType.JSON.of(all, true, false)).contains("\"missingSince\": \"2026-01-29T12:00:00Z\"");
    }

    @Test
    void tellsOfWhatTheLastRebuildHeldForAsLongAsTheSameIsToBeBuilt(@TempDir Path folder) throws IOException {
        Path orders = SampleInfra.acmeIn(folder).resolve("state/images/orders.yaml");
        edit(
                orders,
                "  pendingRebuild: false",
                "  pendingRebuild: true\n  held: {since: 2026-01-31T09:00:00Z, reason: its source names no workflow,"
                        + " digests: {eclipse-temurin-21-jre: sha256:" + "b".repeat(64) + "}}");

        assertThat(text(SampleInfra.inventory(folder))).contains("""
                        Held rebuilds: 1
                          (run `mvn imagefactory:refresh`; the next rebuild looks again)
                            orders  its source names no workflow
                        """).contains("Due for a rebuild: 1\n");
        assertThat(DetailText.lines(SampleInfra.inventory(folder), Node.image("orders")))
                .contains("  held         2026-01-31T09:00:00Z (3h ago): its source names no workflow");
        edit(orders, "b".repeat(64), "c".repeat(64));
        assertThat(text(SampleInfra.inventory(folder))).contains("Due for a rebuild: 2\n");
    }

    @Test
    void saysSinceWhenRebuildsFail(@TempDir Path folder) throws IOException {
        Path billing = SampleInfra.acmeIn(folder).resolve("state/images/billing.yaml");
        edit(billing, "  failures: 3", "  failures: 3\n  failingSince: \"2026-01-21T12:00:00Z\"");

        assertThat(text(SampleInfra.inventory(folder)))
                .contains("  billing  3 rebuilds failed since 10d, the last 3d ago\n");
        assertThat(DetailText.lines(SampleInfra.inventory(folder), Node.image("billing")))
                .contains("  failing      since 2026-01-21T12:00:00Z (10d ago)");
    }

    private static void edit(Path file, String text, String other) throws IOException {
        String before = Files.readString(file);
        assertThat(before).contains(text);
        int last = before.lastIndexOf(text);
        Files.writeString(file, before.substring(0, last) + other + before.substring(last + text.length()));
    }

    @Test
    void whereAllIsWellNothingIsToBeDone(@TempDir Path folder) throws IOException {
        SampleInfra.acmeIn(folder);
        Files.writeString(folder.resolve("images.yaml"), "- {name: postgres, repository: library/postgres}\n");
        SampleInfra.discover(folder);

        assertThat(text(SampleInfra.inventory(folder))).isEqualTo("""
                        1 image (0 managed, 1 external) on 0 base images; 0 up to date
                        state/ is what images.yaml and the Dockerfiles say
                        nothing to do
                        """);
    }

    @Test
    void isAScreenAtMostHoweverManyImagesThereAre(@TempDir Path folder) throws IOException {
        String images = IntStream.range(0, 1000)
                .mapToObj(i -> "  - {name: extra-" + i + ", repository: acme/extra-" + i
                        + ", source: {provider: local, dockerfile: images/orders/Dockerfile}}\n")
                .collect(Collectors.joining());
        Files.writeString(SampleInfra.acmeIn(folder).resolve("images.yaml"), images, StandardOpenOption.APPEND);

        List<String> lines = StatusText.lines(SampleInfra.inventory(folder), "state");

        assertThat(lines).hasSizeLessThanOrEqualTo(StatusText.MOST_LINES).contains("    and 999 more");
        assertThat(lines).allMatch(line -> line.length() <= StatusText.WIDTH);
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void everyTopicFitsIntoALineAndNamesWhatComesNext(Topic topic) {
        assertThat("  (" + topic.next() + ")").hasSizeBetween(10, StatusText.WIDTH);
        assertThat(topic.title() + ": 10000").hasSizeLessThanOrEqualTo(StatusText.WIDTH);
    }

    @Test
    void allTopicsAtOnceAreAScreen() {
        assertThat(3 + 2 * (Topic.values().length + 1)).isLessThanOrEqualTo(StatusText.MOST_LINES);
    }

    private static String text(Inventory inventory) {
        return String.join("\n", StatusText.lines(inventory, "state")) + "\n";
    }
}
