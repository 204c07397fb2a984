package io.imagefactory.core.state;

import io.imagefactory.core.file.AtomicFile;
import io.imagefactory.core.file.FileReads;
import io.imagefactory.core.file.Folders;
import io.imagefactory.core.file.LockFile;
import io.imagefactory.core.file.PrivateFolder;
import io.imagefactory.core.file.Sha256;
import io.imagefactory.core.text.Excerpt;
import io.imagefactory.core.text.MendableException;
import io.imagefactory.core.text.Words;
import io.imagefactory.core.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of state files: {@code images}, {@code base-images} and, for what is no longer enrolled or used,
 * {@code _archive} with the same two. Each file is read once, and replaced as a whole or not at all.
 */
final class StateDirectory implements AutoCloseable {

    /** How often the files are read again because some went while they were read. */
    private static final int ATTEMPTS = 5;

    private static final int MEGABYTE = 1024 * 1024;

    /** Of the memory of the run, what state files may have. */
    private static final int MEMORY_SHARE = 8;

    /** Of that, what one of them may have. */
    private static final int FILE_SHARE = 4;

    private final Path directory;
    private final Path locks;
    private final String name;
    private final FileReads reads;
    private final LockFile.Held lock;
    private final Set<StatePath> emptied = new TreeSet<>();
    private final Map<StatePath, FileVersion> versions = new ConcurrentHashMap<>();
    private Set<StatePath> copies = Set.of();

    private StateDirectory(Path directory, Path locks, String name, FileReads reads, LockFile.Held lock) {
        this.directory = directory;
        this.locks = locks;
        this.name = name;
        this.reads = reads;
        this.lock = lock;
    }

    /**
     * Opens the folder for one run at a time, between processes and between threads of one; waits while another run has it.
     *
     * @param directory need not exist yet
     * @param label what messages call it
     * @param turn who opens it, and for how long that run waits
     * @param reads by which files are read
     * @param waiting told once whom this run waits for, before it waits
     * @throws MendableException if the other run has it still when the patience of this one has come to its end
     */
    static StateDirectory open(Path directory, String label, Turn turn, FileReads reads, Consumer<String> waiting)
            throws IOException {
        Path locks = PrivateFolder.make(turn.locks());
        AtomicBoolean told = new AtomicBoolean();
        long begun = System.nanoTime();
        String name = name(directory);
        LockFile.Held lock = LockFile.of(locks.resolve(name + ".lock")).take(turn.run(), other -> {
            if (told.compareAndSet(false, true)) {
                waiting.accept(Excerpt.of(other));
            }
            if (System.nanoTime() - begun >= turn.patience().toNanos()) {
                throw new MendableException(Excerpt.of(other) + " has had " + label + " for longer than "
                        + turn.patience().toSeconds() + " s; end it, or let this run wait longer with "
                        + Words.OURS.lockTimeout());
            }
        });
        LockFile.removeAbandoned(locks);
        return new StateDirectory(directory, locks, name, reads, lock);
    }

    /** What it is called beside others: a hash of its real path. */
    private static String name(Path directory) throws IOException {
        Path real = Folders.realPath(directory);
        String provider = real.getFileSystem().provider().getScheme();
        String hash =
                Sha256.hex(provider.equals("file") ? real.toString() : provider + ":" + real.getFileSystem() + real);
        return "state-" + hash.substring(0, 16);
    }

    /**
     * Reads all files; a folder that is not there has none. No symbolic link below the state directory is followed.
     *
     * @param recovered the contents of files that are not there, but in Git
     * @param conflicts what becomes of those that Git could not merge
     * @throws InvalidStateException with everything that is wrong with them
     */
    StateFiles read(Map<StatePath, byte[]> recovered, Conflicts conflicts) throws IOException {
        checkFolders(directory);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            versions.clear();
            Map<Boolean, List<StatePath>> paths =
                    listed(directory).parallelStream().collect(Collectors.partitioningBy(this::isFile));
            checkSize();
            Map<StatePath, byte[]> contents = contents(paths.get(true));
            boolean gone = contents.size() < paths.get(true).size()
                    || !paths.get(false).stream().allMatch(this::isThere);
            if (!gone) {
                removeEmptied(contents);
                copies = StateFiles.copies(contents);
                return StateFiles.read(contents, paths.get(false), recovered, conflicts);
            }
        }
        throw new FileSystemException(
                directory.toString(), null, "files come and go in it; run again when nobody else changes it");
    }

    /**
     * Reads some of the files.
     *
     * @param all where something lies
     * @return empty where one of them is not there, or nothing is in it
     */
    Optional<StateFiles> read(Set<StatePath> paths, Set<StatePath> all) throws IOException {
        versions.clear();
        if (!paths.stream().allMatch(this::isFile)) {
            return Optional.empty();
        }
        Map<StatePath, byte[]> contents = contents(List.copyOf(paths));
        if (contents.size() < paths.size() || contents.values().stream().anyMatch(UnforcedFiles::isBlank)) {
            return Optional.empty();
        }
        Set<StatePath> others = new TreeSet<>(all);
        others.removeAll(paths);
        return Optional.of(StateFiles.read(contents, others, Map.of(), Conflicts.ERRORS));
    }

    /**
     * The files of those read that a power failure has emptied, and that count as absent: nothing observed was in them.
     */
    Set<StatePath> emptied() {
        return emptied;
    }

    /** Whether files lie in two places that say the same; one of each goes with the next changes. */
    boolean hasCopies() {
        return !copies.isEmpty();
    }

    private void removeEmptied(Map<StatePath, byte[]> contents) throws IOException {
        emptied.clear();
        contents.forEach((path, content) -> {
            if (UnforcedFiles.isBlank(content)) {
                emptied.add(path);
            }
        });
        if (!emptied.isEmpty()) {
            emptied.removeIf(Predicate.not(UnforcedFiles.read(locks, name)::contains));
            contents.keySet().removeAll(emptied);
        }
    }

    /**
     * Makes the changes to the files as they were read, one after the other, and removes what a run that was killed left
     * behind.
     *
     * @param made called after each
     * @throws java.nio.file.FileSystemException naming the file that could not be written, or that another has written to
     *     since it was read; the ones before it are, and all are whole
     */
    void apply(List<StateChange> changes, Runnable made) throws IOException {
        if (!copies.isEmpty()) {
            new StateWriter(directory, versions, reads, made).removeCopies(copies);
        }
        UnforcedFiles.read(locks, name).prepare(changes);
        new StateWriter(directory, versions, reads, made).apply(changes);
        for (Path folder : folders(directory)) {
            AtomicFile.removeLeftovers(folder);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    /** What lies in a state directory where a state file would, be it a file, a folder or a link. */
    static List<StatePath> list(Path directory) throws IOException {
        checkFolders(directory);
        return listed(directory);
    }

    private static List<StatePath> listed(Path directory) throws IOException {
        List<StatePath> paths = new ArrayList<>();
        for (boolean archived : new boolean[] {false, true}) {
            for (Folder folder : Folder.values()) {
                try (DirectoryStream<Path> files =
                        Files.newDirectoryStream(StatePath.folder(directory, folder, archived))) {
                    for (Path file : files) {
                        StatePath.of(folder, archived, file.getFileName().toString())
                                .ifPresent(paths::add);
                    }
                } catch (NoSuchFileException | NotDirectoryException e) {
                    // Nothing is known yet; a file in its place has been reported.
                } catch (DirectoryIteratorException e) {
                    throw e.getCause();
                }
            }
        }
        return paths;
    }

    private boolean isFile(StatePath path) {
        Optional<FileVersion> version = FileVersion.of(path.in(directory));
        version.ifPresent(read -> versions.put(path, read));
        return version.isPresent();
    }

    private boolean isThere(StatePath path) {
        return Files.exists(path.in(directory), LinkOption.NOFOLLOW_LINKS);
    }

    /** All files are in memory at once, and what they say takes many times as much as they do while one is read. */
    private void checkSize() {
        long most = Runtime.getRuntime().maxMemory() / MEMORY_SHARE;
        long size = versions.values().stream().mapToLong(FileVersion::size).sum();
        versions.entrySet().stream()
                .max(Comparator.comparingLong(file -> file.getValue().size()))
                .filter(largest -> size > most || largest.getValue().size() > most / FILE_SHARE)
                .ifPresent(largest -> {
                    throw new InvalidStateException(List.of(largest.getKey() + " has "
                            + largest.getValue().size() / MEGABYTE + " MB, of " + size / MEGABYTE
                            + " MB of all state files, which is more than the memory of this run has room for; give it "
                            + "more, or restore the file as a commit has it, by `git checkout COMMIT -- FILE`"));
                });
    }

    /** Our folders are folders: a link would have us read and write elsewhere. */
    private static void checkFolders(Path directory) throws IOException {
        List<String> problems = new ArrayList<>();
        List<Path> folders = new ArrayList<>(folders(directory));
        folders.add(directory.resolve(StatePath.ARCHIVE));
        for (Path folder : folders) {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                problems.add(directory.relativize(folder).toString().replace('\\', '/') + " is "
                        + (Files.isSymbolicLink(folder) ? "a symbolic link" : "a file")
                        + "; a folder of state files belongs there");
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidStateException(problems);
        }
        if (!Files.isDirectory(directory) && Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            String what = Files.exists(directory) ? "it is a file" : "it is a symbolic link that leads nowhere";
            throw new FileSystemException(directory.toString(), null, what + "; the state is a folder");
        }
    }

    /** Without the files that have gone since they were listed. */
    private Map<StatePath, byte[]> contents(List<StatePath> paths) throws IOException {
        Map<StatePath, byte[]> contents = new ConcurrentHashMap<>();
        try {
            paths.parallelStream().forEach(path -> content(path).ifPresent(bytes -> contents.put(path, bytes)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return contents;
    }

    private Optional<byte[]> content(StatePath path) {
        try {
            return Optional.of(reads.plain(path.in(directory), YamlReader.MAX_BYTES + 1));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> folders(Path directory) {
        return Stream.of(false, true)
                .flatMap(archived ->
                        Stream.of(Folder.values()).map(folder -> StatePath.folder(directory, folder, archived)))
                .toList();
    }
}
