package io.imagefactory.core.file;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A file by which runs exclude each other, between processes and between threads of one. It says who has it; that it
 * exists says nothing. Whoever has it has it until it is closed, or until its process ends; then the file goes too.
 *
 * <p>A file that another has just opened must not be removed: two would have a lock then, each on a file of that name. So
 * looking at a lock, and giving it back, are done one at a time in its folder, under a lock that stays ({@code .guard}).
 */
public final class LockFile {

    private static final String KEY = "io.imagefactory.lock:";
    private static final long PAUSE_MILLIS = 20;
    private static final String ENDING = ".lock";
    private static final String GUARD = ".guard";
    private static final Duration ABANDONED = Duration.ofDays(1);

    /** Where the owner's name begins: beyond the one byte that is locked, so that others can read it on Windows too. */
    private static final long OWNER_OFFSET = 1;

    private final Path file;

    private LockFile(Path file) {
        this.file = file;
    }

    /** @param file need not exist, but its folder must */
    public static LockFile of(Path file) {
        return new LockFile(file);
    }

    /** Told each time that somebody else has the lock. */
    @FunctionalInterface
    public interface Waiting {

        /** @throws IOException to wait no longer */
        void forThe(String owner) throws IOException;
    }

    /**
     * Takes the lock, waiting for as long as another has it.
     *
     * @param owner who takes it, for the one who must wait; may be empty
     */
    public Held take(String owner, Waiting waiting) throws IOException {
        Attempt attempt = attempt(owner);
        while (attempt.held().isEmpty()) {
            waiting.forThe(attempt.owner());
            pause();
            attempt = attempt(owner);
        }
        return attempt.held().get();
    }

    /** Takes the lock; empty if another has it. */
    public Optional<Held> tryTake(String owner) throws IOException {
        return attempt(owner).held();
    }

    /** A lock that we have. */
    public static final class Held implements AutoCloseable {

        private final Path file;
        private final FileChannel channel;

        private Held(Path file, FileChannel channel) {
            this.file = file;
            this.channel = channel;
        }

        @Override
        public void close() throws IOException {
            try {
                guarded(file.getParent(), () -> {
                    channel.close();
                    return remove(file);
                });
            } finally {
                channel.close();
                System.getProperties().remove(KEY + file);
            }
        }
    }

    private record Attempt(Optional<Held> held, String owner) {}

    /**
     * Excludes first the other threads of this process, whichever class loader has loaded this class for them, so that it
     * never has the file open twice: POSIX forgets all locks of a process on a file when it closes any descriptor of it.
     */
    private Attempt attempt(String owner) throws IOException {
        Path real = file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
        @Nullable Object other = System.getProperties().putIfAbsent(KEY + real, owner);
        if (other != null) {
            return new Attempt(Optional.empty(), named(other.toString()));
        }
        boolean held = false;
        try {
            Attempt attempt = guarded(real.getParent(), () -> attempt(real, owner));
            held = attempt.held().isPresent();
            return attempt;
        } finally {
            if (!held) {
                System.getProperties().remove(KEY + real);
            }
        }
    }

    private static Attempt attempt(Path file, String owner) throws IOException {
        FileChannel channel = open(file);
        boolean held = false;
        try {
            if (channel.tryLock(0, OWNER_OFFSET, false) == null) {
                return new Attempt(Optional.empty(), owner(channel));
            }
            channel.truncate(OWNER_OFFSET);
            channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)), OWNER_OFFSET);
            held = true;
            return new Attempt(Optional.of(new Held(file, channel)), owner);
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }

    /**
     * Removes the locks in the folder that a process has left which was killed more than a day ago; younger ones go when
     * they are taken the next time.
     */
    public static void removeAbandoned(Path folder) throws IOException {
        Instant old = Instant.now().minus(ABANDONED);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.toRealPath(), "*" + ENDING)) {
            for (Path file : files) {
                if (!isYoungerThan(old, file)) {
                    Optional<Held> held = LockFile.of(file).tryTake("");
                    if (held.isPresent()) {
                        held.get().close();
                    }
                }
            }
        }
    }

    private static boolean isYoungerThan(Instant time, Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isAfter(time);
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    @FunctionalInterface
    private interface Action<T> {

        T run() throws IOException;
    }

    /** Strings that are interned are the same for all class loaders, so that no two threads lock the one file. */
    private static <T> T guarded(Path folder, Action<T> action) throws IOException {
        synchronized ((KEY + folder).intern()) {
            try (FileChannel guard = open(folder.resolve(GUARD));
                    FileLock lock = guard.lock()) {
                return lock.isValid() ? action.run() : fail(folder);
            }
        }
    }

    private static <T> T fail(Path folder) throws IOException {
        throw new FileSystemException(folder.toString(), null, "its file system gives no locks");
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean remove(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            // Whoever keeps it open, as programs do on Windows, keeps a file that nobody holds; it goes the next time.
            return false;
        }
    }

    private static String owner(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(512);
        channel.read(buffer, OWNER_OFFSET);
        return named(new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8));
    }

    private static String named(String owner) {
        return owner.isEmpty() ? "another run" : owner;
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for another run");
        }
    }
}
