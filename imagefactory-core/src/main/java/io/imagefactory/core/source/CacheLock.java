package io.imagefactory.core.source;

import io.imagefactory.core.host.Deadline;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps others out of one repository of the cache: other processes, and other threads of this one, whichever class loader
 * they come from. It ends with the process at the latest.
 */
final class CacheLock implements AutoCloseable {

    private static final long POLL_MILLIS = 20;

    private final FileChannel channel;

    private CacheLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for its turn. */
    static CacheLock take(Path file, Deadline deadline) throws IOException {
        while (true) {
            Optional<CacheLock> lock = tryTake(file);
            if (lock.isPresent()) {
                return lock.get();
            }
            deadline.check();
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while waiting for the cache");
            }
        }
    }

    /** Empty if someone else has it. */
    static Optional<CacheLock> tryTake(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new CacheLock(channel));
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this process has it.
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
