package io.imagefactory.core.file;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One that the system holds open, and opens others by: {@code openat}. */
record HeldFolder(SecureDirectoryStream<Path> stream) implements OpenFolder {

    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    @Override
    public BasicFileAttributes attributes(Path name) throws IOException {
        return stream.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    @Override
    public List<Path> names() throws IOException {
        return names(stream);
    }

    @Override
    public OpenFolder folder(Path name) throws IOException {
        return new HeldFolder(stream.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public byte[] read(Path name, int mostBytes) throws IOException {
        try (SeekableByteChannel file = stream.newByteChannel(name, READ)) {
            return Channels.newInputStream(file).readNBytes(mostBytes);
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /** The names of what is listed. */
    static List<Path> names(DirectoryStream<Path> entries) throws IOException {
        List<Path> names = new ArrayList<>();
        try {
            entries.forEach(entry -> names.add(entry.getFileName()));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }
}
