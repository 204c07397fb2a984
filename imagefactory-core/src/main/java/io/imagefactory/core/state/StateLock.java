package io.imagefactory.core.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One run at a time for a state directory, between processes and between threads of one. The lock is a file in the
 * temporary folder, named by a hash of the directory's real path; it dies with its process.
 */
final class StateLock implements AutoCloseable {

    private static final long PAUSE_MILLIS = 50;

    /** Where the owner's name begins: beyond the one byte that is locked, so that others can read it on Windows too. */
    private static final long OWNER_OFFSET = 1;

    private final FileChannel channel;
    private final FileLock lock;

    private StateLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
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
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = tryLock(channel);
            if (lock == null) {
                waiting.accept(owner(channel));
            }
            while (lock == null) {
                pause();
                lock = tryLock(channel);
            }
            channel.truncate(OWNER_OFFSET);
            channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)), OWNER_OFFSET);
            return new StateLock(channel, lock);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            lock.release();
        }
    }

    /** Empty also where another thread of this process has it. */
    @org.jspecify.annotations.Nullable
    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(0, OWNER_OFFSET, false);
        } catch (OverlappingFileLockException e) {
            return null;
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
        byte[] hash = sha256(provider.equals("file") ? real.toString() : provider + ":" + real.getFileSystem() + real);
        return Path.of(System.getProperty("java.io.tmpdir"))
                .resolve("imagefactory-" + HexFormat.of().formatHex(hash, 0, 8) + ".lock");
    }

    /** The real path of what exists of it, and the rest as it is. */
    private static Path realPath(Path path) throws IOException {
        if (Files.exists(path)) {
            return path.toRealPath();
        }
        Path parent = path.getParent();
        return parent == null ? path : realPath(parent).resolve(path.getFileName());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
