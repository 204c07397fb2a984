package io.imagefactory.core.state;

import io.imagefactory.core.file.Sha256;
import io.imagefactory.core.text.Excerpt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run at a time for a state directory, between processes and between threads of one. The lock is a file in the
 * temporary folder, named by a hash of the directory's real path; it dies with its process.
 */
final class StateLock implements AutoCloseable {

    private static final long PAUSE_MILLIS = 50;

    /** Where the owner's name begins: beyond the one byte that is locked, so that others can read it on Windows too. */
    private static final long OWNER_OFFSET = 1;

    private final String key;
    private final FileChannel channel;

    private StateLock(String key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    /**
     * Takes the lock, waiting for as long as another run has it.
     *
     * @param directory the state directory; it need not exist yet
     * @param owner who takes it, for the one who must wait
     * @param waiting told once whom this run waits for, before it waits
     */
    static StateLock take(Path directory, String owner, Consumer<String> waiting) throws IOException {
        Path file = file(directory);
        String key = StateLock.class.getName() + ":" + file;
        Once waits = new Once(waiting);
        for (String other = enter(key, owner); other != null; other = enter(key, owner)) {
            waits.forThe(other);
            pause();
        }
        try {
            return new StateLock(key, lock(file, owner, waits));
        } catch (IOException | RuntimeException e) {
            System.getProperties().remove(key);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            System.getProperties().remove(key);
        }
    }

    /**
     * Excludes the other threads of this process, whichever class loader has loaded this class for them, so that it never
     * has the file open twice: POSIX forgets all locks of a process on a file when it closes any descriptor of it.
     *
     * @return who is in, or nothing if it is us now
     */
    private static @Nullable String enter(String key, String owner) {
        return (String) System.getProperties().putIfAbsent(key, owner);
    }

    /** Excludes other processes. */
    private static FileChannel lock(Path file, String owner, Once waits) throws IOException {
        FileChannel channel = open(file);
        try {
            while (channel.tryLock(0, OWNER_OFFSET, false) == null) {
                waits.forThe(owner(channel));
                pause();
            }
            channel.truncate(OWNER_OFFSET);
            channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)), OWNER_OFFSET);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Opens the file, and makes it for all users of the machine where it is not there. */
    private static FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            FileChannel channel = FileChannel.open(
                    file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
            }
            return channel;
        }
    }

    private static String owner(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(512);
        channel.read(buffer, OWNER_OFFSET);
        String owner = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        return owner.isEmpty() ? "another run" : owner;
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("interrupted while waiting for another run");
        }
    }

    private static Path file(Path directory) throws IOException {
        Path real = realPath(directory.toAbsolutePath().normalize());
        String provider = real.getFileSystem().provider().getScheme();
        String hash =
                Sha256.hex(provider.equals("file") ? real.toString() : provider + ":" + real.getFileSystem() + real);
        return Path.of(System.getProperty("java.io.tmpdir")).resolve("imagefactory-" + hash.substring(0, 16) + ".lock");
    }

    /** The real path of what exists of it, and the rest as it is. */
    private static Path realPath(Path path) throws IOException {
        if (Files.exists(path)) {
            return path.toRealPath();
        }
        Path parent = path.getParent();
        return parent == null ? path : realPath(parent).resolve(path.getFileName());
    }

    /** Tells once whom this run waits for. */
    private static final class Once {

        private final Consumer<String> waiting;
        private boolean told;

        Once(Consumer<String> waiting) {
            this.waiting = waiting;
        }

        void forThe(String owner) {
            if (!told) {
                waiting.accept(Excerpt.of(owner));
            }
            told = true;
        }
    }
}
