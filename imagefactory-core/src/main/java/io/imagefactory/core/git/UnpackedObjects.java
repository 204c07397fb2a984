package io.imagefactory.core.git;

import java.io.IOException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.BlobObjectChecker;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectChecker;

/**
 * Counts what the objects of one exchange unpack to, while they do, since a pack of a few megabytes may hold gigabytes. It
 * stands where JGit would check their form, which is not wanted: there are old commits that do not pass.
 */
final class UnpackedObjects extends ObjectChecker {

    private static final int MEGABYTE = 1024 * 1024;

    /** Of one pack. A commit without its files has a few for each of its folders. */
    static final int OBJECTS = 250_000;

    /** Of one object. */
    static final int OBJECT_BYTES = 64 * MEGABYTE;

    /** Of a folder's list of entries, a commit, or a tag; Git has some 40 bytes for each entry. */
    private static final int TREE_BYTES = 16 * MEGABYTE;

    /** Of what is unpacked in memory: all but files that come whole. What stands on each other is there all at once. */
    static final int HELD_BYTES = 64 * MEGABYTE;

    /** Of all. */
    private static final long BYTES = 4096L * MEGABYTE;

    private final Exchange exchange;
    private long held;
    private long bytes;

    UnpackedObjects(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public void check(AnyObjectId id, int type, byte[] data) throws CorruptObjectException {
        if (type != Constants.OBJ_BLOB && data.length > TREE_BYTES) {
            throw tooMuch("a folder or commit of more than " + TREE_BYTES + " bytes");
        }
        held += data.length;
        if (held > HELD_BYTES) {
            throw tooMuch("what unpacks in memory to more than " + HELD_BYTES + " bytes");
        }
        add(data.length);
    }

    @Override
    public BlobObjectChecker newBlobObjectChecker() {
        return new BlobObjectChecker() {
            private long length;

            @Override
            public void update(byte[] data, int offset, int count) {
                length += count;
            }

            @Override
            public void endBlob(AnyObjectId id) throws CorruptObjectException {
                add(length);
            }
        };
    }

    private void add(long length) throws CorruptObjectException {
        bytes += length;
        if (bytes > BYTES) {
            throw tooMuch("what unpacks to more than " + BYTES + " bytes");
        }
        try {
            exchange.checkTime();
        } catch (IOException e) {
            throw stopped(e);
        }
    }

    private static CorruptObjectException tooMuch(String what) {
        return stopped(new Exchange.TransferLimit(what));
    }

    /** The only exception that JGit expects here. */
    private static CorruptObjectException stopped(IOException cause) {
        CorruptObjectException stopped = new CorruptObjectException(String.valueOf(cause.getMessage()));
        stopped.initCause(cause);
        return stopped;
    }
}
