package io.imagefactory.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Kills builds of a project while they write its state. */
public final class KilledBuild {

    private static final int IMAGES = 300;
    private static final int LONGEST_MILLIS = 100;

    private final UserProject project;
    private final Random random = new Random(1);
    private int killed;

    public KilledBuild(UserProject project) {
        this.project = project;
    }

    /** How many builds have been killed before they had come to their end. */
    public int getKilled() {
        return killed;
    }

    /** Writes images.yaml so that every image is another one than with the number before, and a third comes or goes. */
    public void enrol(int number) throws IOException {
        StringBuilder images = new StringBuilder();
        for (int i = 0; i < IMAGES; i++) {
            if ((i + number) % 3 != 0) {
                images.append("- {name: image-%03d, repository: acme/image, rebuildDelay: %dd, "
                                .formatted(i, 1 + number % 9))
                        .append("source: {provider: local, dockerfile: Dockerfile}}\n");
            }
        }
        Files.writeString(project.path("images.yaml"), images);
        Files.writeString(project.path("Dockerfile"), "FROM alpine:3." + number % 2 + "\n");
    }

    /**
     * Kills so many builds, each after it has begun to write, and lets another one come to its end each time.
     *
     * @return how many of them left temporary files
     */
    public String kill(int times, File localRepository) throws IOException, InterruptedException {
        NestedMaven maven = new NestedMaven(project, localRepository);
        enrol(1);
        toTheEnd(maven);
        observe();
        Map<String, String> observed = observed(false);
        int unfinished = 0;
        for (int number = 2; killed < times && number < 2 + 3 * times; number++) {
            enrol(number);
            Process build = maven.start(Map.of(), "generate-resources");
            while (build.isAlive() && temporaryFiles().isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_MILLIS));
            killed += kill(build) ? 1 : 0;

            unfinished += temporaryFiles().isEmpty() ? 0 : 1;
            assertThat(observed(true)).isEqualTo(observed);
            toTheEnd(maven);
            assertThat(observed(false)).isEqualTo(observed);
            assertThat(temporaryFiles()).isEmpty();
        }
        return killed + " builds killed, " + unfinished + " of them with temporary files";
    }

    private static boolean kill(Process build) throws InterruptedException {
        List<ProcessHandle> all = new ArrayList<>(build.descendants().toList());
        all.add(build.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        return build.waitFor() != 0;
    }

    private static void toTheEnd(NestedMaven maven) throws IOException, InterruptedException {
        assertThat(maven.run(Map.of(), "imagefactory:discover", "imagefactory:verify"))
                .contains("state says what images.yaml and the Dockerfiles say")
                .doesNotContain("waiting for");
    }

    /** As an outside writer. */
    private void observe() throws IOException {
        int number = 0;
        for (String name : project.names("state")) {
            Path file = project.path("state").resolve(name);
            List<String> lines = Files.readAllLines(file);
            lines.removeIf(line -> line.startsWith("currentDigest:"));
            lines.add("currentDigest: sha256:%064x".formatted(number));
            lines.add("x-token: token-" + number++);
            Files.write(file, lines);
        }
    }

    /**
     * What only the file of an image knows, wherever it lies; every file must be whole.
     *
     * @param moving whether one on its way into the archive or out of it may lie in both, the same
     */
    private Map<String, String> observed(boolean moving) throws IOException {
        Map<String, String> observed = new TreeMap<>();
        for (String name : project.names("state")) {
            if (!isTemporary(Path.of(name))) {
                String text = project.text("state/" + name);
                assertThat(text).as(name).endsWith("\n").contains("\nx-token: ", "\nname: ");
                String own = text.lines()
                        .filter(line -> line.startsWith("x-token: ") || line.startsWith("currentDigest: "))
                        .sorted()
                        .reduce("", String::concat);
                observed.merge(
                        name.replace("_archive/", ""),
                        own,
                        (one, other) -> moving && one.equals(other) ? one : one + " and " + other);
            }
        }
        return observed;
    }

    private List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.walk(project.path("state"))) {
            return files.filter(KilledBuild::isTemporary).toList();
        } catch (UncheckedIOException e) {
            // A folder came or went meanwhile.
            return List.of();
        }
    }

    private static boolean isTemporary(Path file) {
        return file.getFileName().toString().startsWith(".imagefactory-");
    }
}
