package io.imagefactory.core.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A file itself, and not what a symbolic link in its place leads to. */
public final class PlainFile {

    private PlainFile() {}

    /**
     * Reads it, or its beginning if there is more of it than that.
     *
     * @throws IOException also if it is a link
     */
    public static byte[] read(Path file, int mostBytes) throws IOException {
        try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return content.readNBytes(mostBytes);
        }
    }

    /** Whether it is there, and was written to within that time from now. */
    public static boolean isOfLast(Duration time, Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isAfter(Instant.now().minus(time));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * Removes the files of a folder that nobody has written to for that time.
     *
     * @param ending of their names
     */
    public static void removeOld(Path folder, String ending, Duration time) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ending)) {
            for (Path file : files) {
                if (!isOfLast(time, file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
