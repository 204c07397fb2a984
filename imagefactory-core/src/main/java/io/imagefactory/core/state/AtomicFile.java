package io.imagefactory.core.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Replaces a file as a whole or not at all: written beside it under another name, forced to disk, renamed. Whatever has
 * one of these names, a symbolic link included, is replaced and not followed.
 */
final class AtomicFile {

    private static final String PREFIX = ".imagefactory-";
    private static final String SUFFIX = ".tmp";

    private final Path temporary;
    private final Path file;

    private AtomicFile(Path temporary, Path file) {
        this.temporary = temporary;
        this.file = file;
    }

    /** Writes the content under another name; when this returns, it is on disk. */
    static AtomicFile prepare(Path file, byte[] content) throws IOException {
        AtomicFile prepared = new AtomicFile(file.resolveSibling(PREFIX + file.getFileName() + SUFFIX), file);
        try {
            prepared.write(content);
            return prepared;
        } catch (IOException | RuntimeException e) {
            prepared.discard(e);
            throw e;
        }
    }

    /** Puts the file in its place. */
    void commit() throws IOException {
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes what was prepared, for that reason; what was committed stays. */
    void discard(Throwable reason) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private void write(byte[] content) throws IOException {
        try (FileChannel channel = create()) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** Nearly always nothing is in the way, and looking first would cost as much as creating. */
    private FileChannel create() throws IOException {
        try {
            return FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            Files.delete(temporary);
            return FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    /** Makes what was created in, moved to or moved from the folder last, where the operating system lets us. */
    static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folder; there, a rename is on disk when it returns.
        }
    }

    /** Removes what was prepared by a run that was killed; only for a folder that nobody else writes to now. */
    static void removeLeftovers(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path file : files) {
                if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException e) {
            // A folder that is not there holds nothing.
        }
    }
}
