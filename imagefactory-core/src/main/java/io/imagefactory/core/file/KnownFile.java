package io.imagefactory.core.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/**
 * A file that was read, so that it is known again.
 *
 * @param stamp what it had before it was read
 * @param digest the hash of its bytes, where the stamp is too young to tell alone; else empty
 */
public record KnownFile(FileStamp stamp, byte[] digest) {

    private static final byte[] NONE = {};

    /** @param begun before which it was not read */
    public static KnownFile of(FileStamp stamp, byte[] content, Instant begun) {
        return new KnownFile(stamp, stamp.isSettledAt(begun) ? NONE : Sha256.of(content));
    }

    /** Whether the stamp alone tells. */
    public boolean isSettled() {
        return digest.length == 0;
    }

    /**
     * The same, once it was found to be {@linkplain #isAt still so}: its stamp may tell alone from now on.
     *
     * @param begun before which that was not found
     */
    public KnownFile confirmed(Instant begun) {
        return isSettled() || !stamp.isSettledAt(begun) ? this : new KnownFile(stamp, NONE);
    }

    /** Whether the file at that path, which is no link, says still what was read. */
    public boolean isAt(Path file) {
        return FileStamp.of(file).filter(stamp::equals).isPresent() && (isSettled() || hasContent(file));
    }

    private boolean hasContent(Path file) {
        try {
            byte[] content = PlainFile.read(file, Math.toIntExact(Math.min(stamp.size() + 1, Integer.MAX_VALUE - 8)));
            return Arrays.equals(Sha256.of(content), digest);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KnownFile that && stamp.equals(that.stamp) && Arrays.equals(digest, that.digest);
    }

    @Override
    public int hashCode() {
        return stamp.hashCode();
    }
}
