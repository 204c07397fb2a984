package io.imagefactory.core.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

/**
 * One that is known by its path alone, and is looked at again after something was opened by it.
 *
 * @param identity what it was when it was looked at
 * @param above the one that it was opened from
 */
record WatchedFolder(Path path, Identity identity, Optional<WatchedFolder> above) implements OpenFolder {

    /**
     * What tells a file from another one that is put in its place.
     *
     * @param key absent where the file system has none, as on Windows
     */
    private record Identity(boolean isFolder, boolean isFile, Optional<Object> key, FileTime created) {

        static Identity of(BasicFileAttributes attributes) {
            return new Identity(
                    attributes.isDirectory() && !attributes.isOther(),
                    attributes.isRegularFile(),
                    Optional.ofNullable(attributes.fileKey()),
                    attributes.creationTime());
        }
    }

    static WatchedFolder of(Path folder) throws IOException {
        Path real = folder.toRealPath();
        return new WatchedFolder(real, identity(real), Optional.empty());
    }

    @Override
    public BasicFileAttributes attributes(Path name) throws IOException {
        BasicFileAttributes attributes = look(path.resolve(name));
        check();
        return attributes;
    }

    @Override
    public List<Path> names() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            List<Path> names = HeldFolder.names(entries);
            check();
            return names;
        }
    }

    @Override
    public OpenFolder folder(Path name) throws IOException {
        Path folder = path.resolve(name);
        Identity found = identity(folder);
        if (!found.isFolder()) {
            throw new NotDirectoryException(folder.toString());
        }
        check();
        return new WatchedFolder(folder, found, Optional.of(this));
    }

    @Override
    public byte[] read(Path name, int mostBytes) throws IOException {
        Path file = path.resolve(name);
        Identity found = identity(file);
        try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            check(file, found);
            check();
            return content.readNBytes(mostBytes);
        }
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    private void check() throws IOException {
        check(path, identity);
        if (above.isPresent()) {
            above.get().check();
        }
    }

    private static void check(Path file, Identity known) throws IOException {
        boolean same;
        try {
            same = identity(file).equals(known);
        } catch (NoSuchFileException e) {
            same = false;
        }
        if (!same) {
            throw new FileSystemException(
                    file.toString(), null, "another was put in its place while it was read; run again");
        }
    }

    private static Identity identity(Path file) throws IOException {
        return Identity.of(look(file));
    }

    private static BasicFileAttributes look(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
