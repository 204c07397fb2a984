package io.imagefactory.core.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * What differs when somebody writes to a file, or puts another in its place.
 *
 * @param size in bytes
 * @param modified when it was last written to
 * @param key of the file itself, where the file system has one
 */
record FileVersion(long size, FileTime modified, Optional<Object> key) {

    /** That of the file now; empty where there is none, but nothing, a link or a folder. */
    static Optional<FileVersion> of(Path file) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    ? Optional.of(new FileVersion(
                            attributes.size(),
                            attributes.lastModifiedTime(),
                            Optional.ofNullable(attributes.fileKey())))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
