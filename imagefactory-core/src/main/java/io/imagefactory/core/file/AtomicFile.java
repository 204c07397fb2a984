package io.imagefactory.core.file;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;

/**
 * Replaces a file as a whole or not at all: written beside it under another name, then renamed. A symbolic link in the
 * file's place is replaced and not followed.
 *
 * <p>There are two ways. {@link #prepare}, and {@link #write} for what a power failure may empty, are for files that outlive a failure of the machine and have one writer at a time:
 * it forces them to disk, and knows again what it left behind. {@link #replace} and {@link #update} are for what can be
 * made again and may have several writers at once.
 */
public final class AtomicFile {

    // kubectl takes no file of this ending, should the process be killed before it is renamed.
    private static final String PREFIX = ".imagefactory-";
    private static final String SUFFIX = ".tmp";

    private final Path temporary;
    private final Path file;

    private AtomicFile(Path file, String name) {
        this.temporary = file.resolveSibling(PREFIX + name + SUFFIX);
        this.file = file;
    }

    /** What a file should say. */
    @FunctionalInterface
    public interface Content {

        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes the content under another name; when this returns, it is on disk. What has that name already is replaced. */
    public static AtomicFile prepare(Path file, byte[] content) throws IOException {
        return prepare(file, content, true);
    }

    /**
     * The same for what can be made again: nobody waits for the disk, so that a power failure may leave an empty file in its
     * place.
     */
    public static AtomicFile write(Path file, byte[] content) throws IOException {
        return prepare(file, content, false);
    }

    private static AtomicFile prepare(Path file, byte[] content, boolean forced) throws IOException {
        AtomicFile prepared = new AtomicFile(file, file.getFileName().toString());
        try {
            prepared.write(content, forced);
            return prepared;
        } catch (IOException | RuntimeException e) {
            prepared.discard(e);
            throw e;
        }
    }

    /** Replaces the file whatever it says, and makes its folder where that is not there. */
    public static void replace(Path file, byte[] content) throws IOException {
        replace(file, out -> out.write(content), true);
    }

    /**
     * Replaces the file where it says something else, and makes its folder where that is not there; one that says it
     * already is not touched.
     *
     * @return whether it was written
     */
    public static boolean update(Path file, byte[] content) throws IOException {
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return false;
        }
        replace(file, content);
        return true;
    }

    /** As {@link #update(Path, byte[])}, for a content of whatever size. */
    public static boolean update(Path file, Content content) throws IOException {
        return replace(file, content, false);
    }

    private static boolean replace(Path file, Content content, boolean always) throws IOException {
        Path absolute = file.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        AtomicFile next = new AtomicFile(absolute, file.getFileName() + "." + UUID.randomUUID());
        try {
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(next.temporary, StandardOpenOption.CREATE_NEW))) {
                content.writeTo(out);
            }
            if (!always && Files.isRegularFile(file) && Files.mismatch(next.temporary, file) < 0) {
                return false;
            }
            next.commit();
            return true;
        } finally {
            Files.deleteIfExists(next.temporary);
        }
    }

    /** Whether it is one that was being written, or still is. */
    public static boolean isUnfinished(Path file) {
        return file.toString().endsWith(SUFFIX);
    }

    /** Puts the file in its place. */
    public void commit() throws IOException {
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes what was prepared, for that reason; what was committed stays. */
    public void discard(Throwable reason) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private void write(byte[] content, boolean forced) throws IOException {
        try (FileChannel channel = create()) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            if (forced) {
                channel.force(true);
            }
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

    /**
     * Makes what was created in, moved to or moved from the folder last. Windows opens no folder; there, a rename is on disk
     * when it returns. File systems that are not those of the machine have no disk of their own.
     *
     * @throws IOException if that is not certain
     */
    public static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            if (opensFolders(folder.getFileSystem())) {
                throw e;
            }
        }
    }

    private static boolean opensFolders(FileSystem system) {
        return File.separatorChar != '\\' && system.provider().getScheme().equals("file");
    }

    /** Removes what was prepared by a run that was killed; only for a folder that nobody else writes to now. */
    public static void removeLeftovers(Path folder) throws IOException {
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
