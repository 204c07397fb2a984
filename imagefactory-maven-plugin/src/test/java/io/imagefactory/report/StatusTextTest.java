package io.imagefactory.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
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
