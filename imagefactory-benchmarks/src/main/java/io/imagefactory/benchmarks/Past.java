package io.imagefactory.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Gives a state that only {@code discover} has written a past, as months of {@code refresh} would leave it: ten digests of
 * each base image, and a build of each image some time in the last two months. The same state gets the same past.
 *
 * <p>Arguments: the folder of the state, and the time up to which it is the past.
 */
public final class Past {

    private static final int DIGESTS = 10;
    private static final int DAYS = 60;

    private final Random random = new Random(1);
    private final Instant now;

    private Past(Instant now) {
        this.now = now;
    }

    public static void main(String[] arguments) throws IOException {
        Past past = new Past(Instant.parse(arguments[1]));
        past.change(Path.of(arguments[0], "base-images"), past::ofBaseImage);
        past.change(Path.of(arguments[0], "images"), past::ofImage);
    }

    private interface Change {
        String of(String text);
    }

    private void change(Path folder, Change change) throws IOException {
        List<Path> files;
        try (Stream<Path> paths = Files.list(folder)) {
            files = paths.sorted().toList();
        }
        for (Path file : files) {
            try {
                Files.writeString(file, change.of(Files.readString(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private String ofBaseImage(String text) {
        StringBuilder history = new StringBuilder("updateHistory:\n");
        Instant seen = now.minus(Duration.ofHours(random.nextInt(24 * 20)));
        String newest = digest();
        String lastUpdated = seen.toString();
        for (int i = 0; i < DIGESTS; i++) {
            history.append("  - digest: %s%n    firstSeen: \"%s\"%n".formatted(i == 0 ? newest : digest(), seen));
            seen = seen.minus(Duration.ofHours(24 + random.nextInt(24 * 20)));
        }
        return text.replace("currentDigest: null", "currentDigest: " + newest)
                        .replace("lastUpdated: null", "lastUpdated: \"" + lastUpdated + '"')
                        .replace("lastChecked: null", "lastChecked: \"" + now.minus(Duration.ofHours(2)) + '"')
                + history;
    }

    private String ofImage(String text) {
        Instant built = now.minus(Duration.ofHours(random.nextInt(24 * DAYS)));
        return text.replace("currentDigest: null", "currentDigest: " + digest())
                .replace("lastBuilt: null", "lastBuilt: \"" + built + '"');
    }

    private String digest() {
        StringBuilder hex = new StringBuilder("sha256:");
        for (int i = 0; i < 8; i++) {
            hex.append("%08x".formatted(random.nextInt()));
        }
        return hex.toString();
    }
}
