package io.imagefactory.core.file;

import java.io.IOException;
import java.io.InterruptedIOException;
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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A file by which runs exclude each other, between processes and between threads of one. It says who has it; that it
 * exists says nothing. Whoever has it has it until it is closed, or until its process ends.
 */
public final class LockFile {

    private static final String KEY = "io.imagefactory.lock:";
    private static final long PAUSE_MILLIS = 20;

    /** Where the owner's name begins: beyond the one byte that is locked, so that others can read it on Windows too. */
    private static final long OWNER_OFFSET = 1;

    private final Path file;
    private final boolean forAllUsers;

    private LockFile(Path file, boolean forAllUsers) {
        this.file = file;
        this.forAllUsers = forAllUsers;
    }

    /** @param file need not exist, but its folder must */
    public static LockFile of(Path file) {
        return new LockFile(file, false);
    }

    /** One that every user of the machine may take, whoever was the first. */
    public static LockFile forAllUsers(Path file) {
        return new LockFile(file, true);
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

        private final String key;
        private final FileChannel channel;

        private Held(String key, FileChannel channel) {
            this.key = key;
            this.channel = channel;
        }

        @Override
        public void close() throws IOException {
            try {
                channel.close();
            } finally {
                System.getProperties().remove(key);
            }
        }
    }

    private record Attempt(Optional<Held> held, String owner) {}

    /**
     * Excludes first the other threads of this process, whichever class loader has loaded this class for them, so that it
     * never has the file open twice: POSIX forgets all locks of a process on a file when it closes any descriptor of it.
     */
    private Attempt attempt(String owner) throws IOException {
        String key = KEY + file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
        @Nullable Object other = System.getProperties().putIfAbsent(key, owner);
        if (other != null) {
            return new Attempt(Optional.empty(), named(other.toString()));
        }
        Optional<Held> held = Optional.empty();
        try {
            FileChannel channel = open();
            try {
                if (channel.tryLock(0, OWNER_OFFSET, false) == null) {
                    return new Attempt(held, owner(channel));
                }
                channel.truncate(OWNER_OFFSET);
                channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)), OWNER_OFFSET);
                held = Optional.of(new Held(key, channel));
                return new Attempt(held, owner);
            } finally {
                if (held.isEmpty()) {
                    channel.close();
                }
            }
        } finally {
            if (held.isEmpty()) {
                System.getProperties().remove(key);
            }
        }
    }

    private FileChannel open() throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            FileChannel channel = FileChannel.open(
                    file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            if (forAllUsers && Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
            }
            return channel;
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
