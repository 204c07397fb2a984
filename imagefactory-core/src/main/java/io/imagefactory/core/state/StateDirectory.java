package io.imagefactory.core.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The folder of state files: {@code images}, {@code base-images} and, for what is no longer enrolled or used,
 * {@code _archive} with the same two. Each file is read once, and replaced as a whole or not at all.
 */
public final class StateDirectory implements AutoCloseable {

    private final Path directory;
    private final StateLock lock;

    private StateDirectory(Path directory, StateLock lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * Opens the folder for one run at a time, between processes and between threads of one; waits for as long as another
     * run has it.
     *
     * @param directory need not exist yet
     * @param owner who opens it, for a run that must wait
     * @param waiting told once whom this run waits for, before it waits
     */
    public static StateDirectory open(Path directory, String owner, Consumer<String> waiting) throws IOException {
        return new StateDirectory(directory, StateLock.take(directory, owner, waiting));
    }

    /**
     * Reads all files; a folder that is not there has none.
     *
     * @throws InvalidStateException with everything that is wrong with them
     */
    public StateFiles read() throws IOException {
        List<StatePath> paths = new ArrayList<>();
        for (boolean archived : new boolean[] {false, true}) {
            for (Folder folder : Folder.values()) {
                list(folder, archived, paths);
            }
        }
        Map<StatePath, byte[]> contents = new ConcurrentHashMap<>();
        try {
            paths.parallelStream().forEach(path -> content(path).ifPresent(bytes -> contents.put(path, bytes)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return StateFiles.read(new TreeMap<>(contents));
    }

    /**
     * Reads files that lie elsewhere than on disk.
     *
     * @param files the contents of the folder by path below it, such as {@code images/uv.yaml}; what is no state file by
     *     its path is passed over
     * @throws InvalidStateException with everything that is wrong with them
     */
    public static StateFiles read(Map<String, byte[]> files) {
        Map<StatePath, byte[]> contents = new TreeMap<>();
        files.forEach((path, content) -> StatePath.of(path).ifPresent(state -> contents.put(state, content)));
        return StateFiles.read(contents);
    }

    /** Makes the changes, one file after the other, and removes what a run that was killed left behind. */
    public void apply(List<StateChange> changes) throws IOException {
        for (StateChange change : changes) {
            Path file = file(change.path());
            Files.createDirectories(file.getParent());
            if (change.kind() == StateChange.Kind.ARCHIVED || change.kind() == StateChange.Kind.RESTORED) {
                Path from = file(change.path().inArchive(!change.path().archived()));
                Files.move(from, file, StandardCopyOption.ATOMIC_MOVE);
            }
            if (change.kind() != StateChange.Kind.ARCHIVED) {
                AtomicFile.write(file, StateFiles.text(change.after()).getBytes(StandardCharsets.UTF_8));
            }
        }
        for (boolean archived : new boolean[] {false, true}) {
            for (Folder folder : Folder.values()) {
                AtomicFile.removeLeftovers(folder(folder, archived));
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private void list(Folder folder, boolean archived, List<StatePath> paths) throws IOException {
        Path path = folder(folder, archived);
        if (!Files.isDirectory(path)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    StatePath.of(folder, archived, file.getFileName().toString())
                            .ifPresent(paths::add);
                }
            }
        }
    }

    /** Empty where the file has gone since it was listed. */
    private Optional<byte[]> content(StatePath path) {
        try {
            return Optional.of(Files.readAllBytes(file(path)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder(Folder folder, boolean archived) {
        return (archived ? directory.resolve(StatePath.ARCHIVE) : directory).resolve(folder.text());
    }

    private Path file(StatePath path) {
        return folder(path.folder(), path.archived()).resolve(path.name() + StatePath.SUFFIX);
    }
}
