package io.imagefactory.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What differs as soon as somebody writes to a file or puts another in its place, as far as the file system can tell: one
 * that was written to twice within a tick of its clock may have the same. Setting the time of a file back changes
 * {@code changed}, which nobody can set.
 *
 * @param size in bytes
 * @param modified when it was last written to, in nanoseconds since 1970
 * @param changed when anything of it was last changed, its name and times included
 * @param device on which it lies
 * @param inode which file there it is
 */
public record FileStamp(long size, long modified, long changed, long device, long inode) {

    /** The longest tick of a file system's clock, that of FAT. */
    private static final Duration TICK = Duration.ofSeconds(2);

    private static final String ASKED = "unix:mode,size,lastModifiedTime,ctime,dev,ino";
    private static final int KIND = 0170000;
    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;

    /** Of the regular file now; empty for a link and all else, and where the file system does not tell, as on Windows. */
    public static Optional<FileStamp> of(Path file) {
        return of(file, REGULAR);
    }

    /** The same of a folder. */
    public static Optional<FileStamp> ofFolder(Path folder) {
        return of(folder, FOLDER);
    }

    private static Optional<FileStamp> of(Path file, int kind) {
        try {
            Map<String, Object> attributes = Files.readAttributes(file, ASKED, LinkOption.NOFOLLOW_LINKS);
            return ((int) attributes.get("mode") & KIND) == kind
                    ? Optional.of(new FileStamp(
                            (long) attributes.get("size"),
                            nanoseconds(attributes.get("lastModifiedTime")),
                            nanoseconds(attributes.get("ctime")),
                            (long) attributes.get("dev"),
                            (long) attributes.get("ino")))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static long nanoseconds(Object time) {
        return ((FileTime) time).to(TimeUnit.NANOSECONDS);
    }

    /**
     * Whether whatever is done to the file from that time on gives it another stamp. Not so where it was last changed just
     * before, or, by its own times, later.
     */
    public boolean isSettledAt(Instant time) {
        long tick = FileTime.from(time.minus(TICK)).to(TimeUnit.NANOSECONDS);
        return modified < tick && changed < tick;
    }

    /** Whether it is that of the same file or folder, whatever has become of what is in it. */
    public boolean isOfSame(FileStamp other) {
        return device == other.device && inode == other.inode;
    }
}
