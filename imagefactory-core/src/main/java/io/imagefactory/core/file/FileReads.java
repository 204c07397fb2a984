package io.imagefactory.core.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads files, and notes of each what it was when it was read, or what was written there. Safe for use by several threads.
 */
public final class FileReads {

    /** Notes nothing. */
    public static final FileReads UNNOTED = new FileReads(Optional.empty());

    private static final byte[] NOT_ASKED = {};

    private final Optional<Instant> begun;
    private final Map<Path, KnownFile> noted = new ConcurrentHashMap<>();

    private FileReads(Optional<Instant> begun) {
        this.begun = begun;
    }

    /** @param begun before which no file is read */
    public static FileReads notedSince(Instant begun) {
        return new FileReads(Optional.of(begun));
    }

    /** Reads a file itself, as {@link PlainFile#read}. */
    public byte[] plain(Path file, int mostBytes) throws IOException {
        Optional<FileStamp> before = begun.flatMap(any -> FileStamp.of(file));
        byte[] content = PlainFile.read(file, mostBytes);
        before.ifPresent(stamp -> note(file, stamp, content));
        return content;
    }

    /**
     * Reads a file of a folder that is open.
     *
     * @param file its path, without a link on the way; only its name is looked for in the folder
     */
    byte[] in(OpenFolder folder, Path file, int mostBytes) throws IOException {
        Optional<FileStamp> before = begun.flatMap(any -> FileStamp.of(file));
        byte[] content = folder.read(file.getFileName(), mostBytes);
        before.ifPresent(stamp -> note(file, stamp, content));
        return content;
    }

    /** Reads a file or what a link in its place leads to, or its beginning if there is more of it than that. */
    public byte[] followed(Path file, int mostBytes) throws IOException {
        Path real = file.toRealPath();
        Optional<FileStamp> before = begun.flatMap(any -> FileStamp.of(real));
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] content = stream.readNBytes(mostBytes);
            before.ifPresent(stamp -> note(file, stamp, content));
            return content;
        }
    }

    /** The hash of what is about to be written, for {@link #written}; nothing where nothing is noted. */
    public byte[] hash(byte[] content) {
        return begun.isPresent() ? Sha256.of(content) : NOT_ASKED;
    }

    /**
     * Notes that the file is one that was just written.
     *
     * @param hash of what was written, by {@link #hash}
     */
    public void written(Path file, byte[] hash) {
        if (begun.isPresent()) {
            FileStamp.of(file)
                    .ifPresentOrElse(stamp -> noted.put(file, new KnownFile(stamp, hash)), () -> noted.remove(file));
        }
    }

    /** What the file was when it was last read or written; empty for one that was not. */
    public Optional<KnownFile> noted(Path file) {
        return Optional.ofNullable(noted.get(file));
    }

    private void note(Path file, FileStamp stamp, byte[] content) {
        noted.put(file, KnownFile.of(stamp, content, begun.orElseThrow()));
    }
}
