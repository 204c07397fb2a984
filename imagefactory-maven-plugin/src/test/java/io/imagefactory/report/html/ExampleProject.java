package io.imagefactory.report.html;

import io.imagefactory.core.image.Digest;
import io.imagefactory.report.Inventory;
import io.imagefactory.report.SampleInfra;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The example project as it would look after some months, with digests and builds that its committed state has not. */
final class ExampleProject {

    private static final Path COMMITTED = Path.of("..", "example-project");
    private static final Pattern BASE_IMAGES = Pattern.compile("(?m)^baseImages:\n((?:  - .*\n)+)");
    private static final String IDLE = "rebuildState:\n  status: monitoring\n  pendingRebuild: false\n";

    private ExampleProject() {}

    /** @param folder for a copy of it */
    static Inventory afterSomeMonths(Path folder) throws IOException {
        for (String part : List.of("images.yaml", "images", "state")) {
            copy(COMMITTED.resolve(part), folder.resolve(part));
        }
        List<Path> baseImages = files(folder.resolve("state/base-images"));
        for (int i = 0; i < baseImages.size(); i++) {
            Files.writeString(baseImages.get(i), ofBaseImage(baseImages.get(i), i));
        }
        List<Path> images = files(folder.resolve("state/images"));
        for (int i = 0; i < images.size(); i++) {
            Files.writeString(images.get(i), ofImage(images.get(i), i));
        }
        return SampleInfra.inventory(folder);
    }

    private static String ofBaseImage(Path file, int number) throws IOException {
        Instant newest = daysAgo(1 + number * 5 % 23, number);
        return earlier(file)
                        .replace("currentDigest: null", "currentDigest: " + digest(name(file) + 0))
                        .replace("lastUpdated: null", "lastUpdated: \"" + newest + '"')
                        .replace("lastChecked: null", "lastChecked: \"" + daysAgo(0, 2) + '"')
                + "updateHistory:\n"
                + seen(name(file) + 0, newest)
                + seen(name(file) + 1, newest.minus(Duration.ofDays(19)))
                + seen(name(file) + 2, newest.minus(Duration.ofDays(47)));
    }

    private static String ofImage(Path file, int number) throws IOException {
        String text = earlier(file)
                .replace("currentDigest: null", "currentDigest: " + digest(name(file)))
                .replace("lastBuilt: null", "lastBuilt: \"" + daysAgo(2 + number * 7 % 25, number) + '"');
        return switch (name(file)) {
            case "storefront" -> text.replace(IDLE, asked(text, "triggered", 0, 1));
            case "invoicing" -> text.replace(IDLE, asked(text, "failed", 1, 3));
            default -> text;
        };
    }

    private static String asked(String image, String status, int failures, int hours) {
        return "rebuildState:\n  status: " + status + "\n  pendingRebuild: true\n"
                + (failures > 0 ? "  failures: " + failures + "\n" : "")
                + "  request:\n    askedAt: \"" + daysAgo(0, hours) + "\"\n    digests:\n"
                + BASE_IMAGES
                        .matcher(image)
                        .results()
                        .flatMap(list -> list.group(1).lines())
                        .map(line -> line.substring("  - ".length()))
                        .map(base -> "      " + base + ": " + digest(base + 0) + "\n")
                        .collect(Collectors.joining())
                + "    run: https://github.com/acme/shop/actions/runs/1207\n";
    }

    private static String seen(String what, Instant when) {
        return "  - digest: " + digest(what) + "\n    firstSeen: \"" + when + "\"\n";
    }

    private static Digest digest(String of) {
        return Digest.from("sha256", of.getBytes(StandardCharsets.UTF_8));
    }

    private static Instant daysAgo(int days, int hours) {
        return SampleInfra.NOW.minus(Duration.ofDays(days)).minus(Duration.ofHours(hours));
    }

    /** A year before it was committed. */
    private static String earlier(Path file) throws IOException {
        return Files.readString(file).replace("2026-11-", "2025-11-");
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.yaml$", "");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
