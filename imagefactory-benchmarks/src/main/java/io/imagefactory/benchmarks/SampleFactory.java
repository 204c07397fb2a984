package io.imagefactory.benchmarks;

import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.EnrollmentsReader;
import io.imagefactory.core.state.State;
import io.imagefactory.core.state.StateFiles;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/**
 * Images that stand on five base images each: two of others, of which there is one for every twenty images, and three
 * images of ours, with a line of a hundred generations. A base image has moved ten times in as many weeks.
 */
final class SampleFactory {

    static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final int BASES_OF_OTHERS = 2;
    private static final int BASES_OF_OURS = 3;
    private static final int GENERATIONS = 100;
    private static final int MOVES = 10;

    private final Random random = new Random(1);
    private final int images;
    private final StringBuilder enrolled = new StringBuilder();
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    SampleFactory(int images) {
        this.images = images;
        for (int i = 0; i < images / 20; i++) {
            addBaseImage("vendor-" + i, "vendor/image-" + i + ":1", i);
        }
        for (int i = 0; i < images; i++) {
            addImage(i);
            addBaseImage("ours-" + i, "ours/image-" + i + ":1", images + i);
        }
    }

    Enrollments enrollments() {
        return EnrollmentsReader.read("images.yaml", enrolled.toString().getBytes(StandardCharsets.UTF_8), 0);
    }

    State state() {
        return StateFiles.read(files).state();
    }

    private void addImage(int number) {
        enrolled.append("""
                - name: image-%1$d
                  repository: ours/image-%1$d
                  source:
                    repo: ours/image-%1$d
                  rebuildDelay: %2$dd
                """.formatted(number, random.nextInt(30)));
        TreeSet<String> bases = new TreeSet<>();
        while (bases.size() < BASES_OF_OTHERS) {
            bases.add("vendor-" + random.nextInt(images / 20));
        }
        int generation = Math.max(1, images / GENERATIONS);
        int older = number / generation * generation;
        while (bases.size() < BASES_OF_OTHERS + BASES_OF_OURS) {
            bases.add(
                    older == 0
                            ? "vendor-" + random.nextInt(images / 20)
                            : "ours-" + (older - 1 - random.nextInt(generation)));
        }
        StringBuilder text = new StringBuilder(
                """
                name: image-%1$d
                discoveryStatus: success
                currentDigest: %2$s
                lastBuilt: "%3$s"
                baseImages:
                """.formatted(number, digest(images + number, random.nextInt(2)), NOW.minus(8, ChronoUnit.DAYS)));
        bases.forEach(base -> text.append("  - ").append(base).append('\n'));
        text.append("builtFrom:\n");
        bases.forEach(base -> text.append("  ")
                .append(base)
                .append(": ")
                .append(digestOf(base))
                .append('\n'));
        put("images/image-" + number, text);
    }

    private void addBaseImage(String name, String image, int number) {
        StringBuilder text = new StringBuilder("name: " + name + "\nfullImage: " + image + "\ncurrentDigest: "
                + digest(number, 0) + "\nlastChecked: \"" + NOW + "\"\nupdateHistory:\n");
        for (int move = 0; move < MOVES; move++) {
            text.append("  - digest: ").append(digest(number, move)).append('\n');
            text.append("    firstSeen: \"")
                    .append(NOW.minus(7L * move + 1 + number % 7, ChronoUnit.DAYS))
                    .append("\"\n");
        }
        put("base-images/" + name, text);
    }

    /** One of the last three. */
    private String digestOf(String base) {
        int number = Integer.parseInt(base.substring(base.indexOf('-') + 1));
        return digest(base.startsWith("ours-") ? images + number : number, random.nextInt(3));
    }

    private void put(String path, StringBuilder text) {
        files.put(path + ".yaml", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(int number, int move) {
        return "sha256:%032x%032x".formatted(number, move);
    }
}
