package io.imagefactory.core.registry;

import io.imagefactory.core.file.AtomicFile;
import io.imagefactory.core.file.PlainFile;
import io.imagefactory.core.image.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder with what a digest names, which is the same for good: nobody is asked for it twice. What is damaged there, or
 * cannot be kept, is asked for again.
 */
final class ContentCache {

    private static final long MOST_BYTES = 128L * 1024 * 1024;

    private final Optional<Path> folder;
    private volatile boolean grown;

    ContentCache(Optional<Path> folder) {
        this.folder = folder;
    }

    Optional<byte[]> get(Digest digest, int mostBytes) {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(PlainFile.read(file(folder.get(), digest), mostBytes))
                    .filter(content -> Digest.from(digest.algorithm(), content).equals(digest));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void keep(Digest digest, byte[] content) {
        if (folder.isEmpty()) {
            return;
        }
        try {
            AtomicFile.replace(file(folder.get(), digest), content);
            grown = true;
        } catch (IOException e) {
            // It is asked for again.
        }
    }

    /** What was kept first goes first where it has become too much. */
    void shrink() {
        if (!grown) {
            return;
        }
        try (Stream<Path> files = Files.list(folder.orElseThrow())) {
            List<Path> oldestFirst = files.sorted(
                            Comparator.comparing((Path file) -> file.toFile().lastModified())
                                    .thenComparing(Comparator.naturalOrder()))
                    .toList();
            long size = oldestFirst.stream()
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            for (Path file : oldestFirst) {
                if (size <= MOST_BYTES) {
                    return;
                }
                size -= file.toFile().length();
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // The next run tries it again.
        }
    }

    private static Path file(Path folder, Digest digest) {
        return folder.resolve(digest.algorithm() + "-" + digest.hex());
    }
}
