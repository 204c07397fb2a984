package io.imagefactory.core.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

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
}
