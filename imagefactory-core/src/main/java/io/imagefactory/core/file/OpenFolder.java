package io.imagefactory.core.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * A folder that is open. What is looked at or opened from it is what lies in this folder and has that name: no link is
 * followed, not even one that somebody puts there between the look and the use.
 *
 * <p>Where the platform opens a file by the folder that is open (Linux), that is so whatever others do meanwhile. Where it
 * does not, all that was looked at is looked at once more after a file was opened; what somebody swaps and swaps back within
 * that time is not seen.
 */
public sealed interface OpenFolder extends Closeable permits HeldFolder, WatchedFolder {

    /**
     * Opens a folder; links on the way to it, and in its place, are followed.
     *
     * @throws IOException also where it is no folder
     */
    static OpenFolder of(Path folder) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(folder);
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return new HeldFolder(secure);
        }
        stream.close();
        return WatchedFolder.of(folder);
    }

    /**
     * Of what has that name in the folder; those of a link are its own.
     *
     * @throws java.nio.file.NoSuchFileException if nothing has it
     */
    BasicFileAttributes attributes(Path name) throws IOException;

    /** The names of what is in it, in no order. To be asked for once. */
    List<Path> names() throws IOException;

    /**
     * Opens a folder in this one.
     *
     * @throws FileSystemException also where it is a link, or no folder
     */
    OpenFolder folder(Path name) throws IOException;

    /**
     * Reads a file in this folder, or its beginning if there is more of it than that.
     *
     * @throws FileSystemException also where it is a link, or another was put in its place
     */
    byte[] read(Path name, int mostBytes) throws IOException;
}
