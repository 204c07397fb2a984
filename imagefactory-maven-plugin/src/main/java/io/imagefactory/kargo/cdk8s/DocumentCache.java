package io.imagefactory.kargo.cdk8s;

import io.imagefactory.core.file.AtomicFile;
import io.imagefactory.core.file.PlainFile;
import io.imagefactory.core.file.Sha256;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The documents of the last synthesis of each manifest, in a folder that may be lost at any time. What cannot be read is
 * as if it were not there, and what cannot be written is done without.
 */
final class DocumentCache {

    /** So many manifests are kept, those that were used last. */
    static final int MANIFESTS = 100;

    /** More than the documents of a hundred thousand objects. */
    private static final int MAX_BYTES = 100_000_000;

    /** Whoever writes for longer than this is dead. */
    private static final Duration LONGEST_WRITE = Duration.ofHours(1);

    private final Path folder;

    DocumentCache(Path folder) {
        this.folder = folder;
    }

    /** The documents by key. */
    Map<String, String> read(Path manifest) {
        Path file = file(manifest);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Map.of();
        }
        try {
            Map<String, String> documents = DocumentFile.read(PlainFile.read(file, MAX_BYTES));
            file.toFile().setLastModified(Instant.now().toEpochMilli());
            return documents;
        } catch (IOException e) {
            return Map.of();
        }
    }

    /** Replaces what was kept for the manifest. */
    void write(Path manifest, Map<String, String> documents) {
        byte[] content = DocumentFile.write(documents);
        if (content.length > MAX_BYTES) {
            return;
        }
        try {
            AtomicFile.replace(file(manifest), content);
            prune();
        } catch (IOException | UncheckedIOException e) {
            // It is made again.
        }
    }

    /** What others are writing now is neither counted nor removed; what a run that was killed left behind grows old. */
    private void prune() throws IOException {
        List<File> kept = new ArrayList<>();
        List<File> unfinished = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> (AtomicFile.isUnfinished(file) ? unfinished : kept).add(file.toFile()));
        }
        long old = Instant.now().minus(LONGEST_WRITE).toEpochMilli();
        unfinished.stream().filter(file -> file.lastModified() < old).forEach(File::delete);
        if (kept.size() > MANIFESTS) {
            Map<File, Long> lastUsed = new HashMap<>();
            kept.forEach(file -> lastUsed.put(file, file.lastModified()));
            lastUsed.entrySet().stream()
                    .sorted(Map.Entry.<File, Long>comparingByValue().reversed())
                    .skip(MANIFESTS)
                    .forEach(file -> file.getKey().delete());
        }
    }

    private Path file(Path manifest) {
        String hash = Sha256.hex(manifest.toAbsolutePath().normalize().toString());
        return folder.resolve(hash.substring(0, 32) + ".documents");
    }
}
