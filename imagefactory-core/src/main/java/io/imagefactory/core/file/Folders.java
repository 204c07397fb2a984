package io.imagefactory.core.file;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Whole folders, which anyone may delete meanwhile. */
public final class Folders {

    private Folders() {}

    /** The real path of what exists of it, and the rest as it is. */
    public static Path realPath(Path folder) throws IOException {
        Path path = folder.toAbsolutePath().normalize();
        Path parent = path.getParent();
        if (Files.exists(path)) {
            return path.toRealPath();
        }
        return parent == null ? path : realPath(parent).resolve(path.getFileName());
    }

    /** Whether its file system finds it, and so what is in it, by a name in another case too. */
    public static boolean ignoresCase(Path folder) throws IOException {
        return NameCase.isIgnoredAt(folder);
    }

    /** How many bytes the files in it have. */
    public static long size(Path folder) throws IOException {
        AtomicLong size = new AtomicLong();
        walk(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                size.addAndGet(attributes.size());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return size.get();
    }

    /** Deletes it with all that is in it, and follows no link. */
    public static void delete(Path folder) throws IOException {
        walk(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void walk(Path folder, SimpleFileVisitor<Path> visitor) throws IOException {
        try {
            Files.walkFileTree(folder, visitor);
        } catch (NoSuchFileException e) {
            // Someone was faster.
        }
    }
}
