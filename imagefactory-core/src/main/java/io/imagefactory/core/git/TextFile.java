package io.imagefactory.core.git;

import io.imagefactory.core.file.UnreadableFileException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Whether the bytes of a file can be those of a text, such as a Dockerfile. */
public final class TextFile {

    /** Beyond which a file is not read: 1 MB. */
    public static final int MAX_BYTES = 1024 * 1024;

    /** Of all files of a repository that are read from its host at once: 32 MB. */
    static final int MAX_BYTES_TOGETHER = 32 * MAX_BYTES;

    /** How a pointer file begins, by the specification of Git LFS. */
    private static final byte[] LFS_POINTER =
            "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.US_ASCII);

    private TextFile() {}

    /** The same bytes. */
    public static byte[] checked(byte[] bytes) throws UnreadableFileException {
        if (bytes.length > MAX_BYTES) {
            throw UnreadableFileException.tooLarge(MAX_BYTES);
        }
        if (bytes.length >= LFS_POINTER.length
                && Arrays.equals(bytes, 0, LFS_POINTER.length, LFS_POINTER, 0, LFS_POINTER.length)) {
            throw new UnreadableFileException(
                    "is a pointer of Git LFS, and not the file itself; keep it out of Git LFS");
        }
        for (byte character : bytes) {
            if (character == 0) {
                throw new UnreadableFileException("is no text in UTF-8");
            }
        }
        return bytes;
    }
}
