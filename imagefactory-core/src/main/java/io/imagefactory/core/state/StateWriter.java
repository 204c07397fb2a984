package io.imagefactory.core.state;

import io.imagefactory.core.file.AtomicFile;
import io.imagefactory.core.file.FileReads;
import io.imagefactory.core.file.PlainFile;
import io.imagefactory.core.file.UnreadableFileException;
import io.imagefactory.core.yaml.YamlReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes changes on disk. New contents are written beside the files, several at once, since waiting for the disk is what
 * takes the time; then the files are replaced one by one, in their order. A file that goes to another folder is copied, and
 * goes from where it was when the copy is on disk; a run that ends in between leaves two that say the same. What another run
 * could make again is not waited for ({@link UnforcedFiles}).
 */
final class StateWriter {

    /** How many files wait for their place at a time. */
    private static final int BATCH = 256;

    /** How many are forced to disk at a time; a disk takes many together faster than one after the other. */
    private static final int THREADS = 16;

    private final Path directory;
    private final Map<StatePath, FileVersion> versions;
    private final FileReads reads;
    private final Runnable made;
    private final Set<Path> folders = new LinkedHashSet<>();

    /**
     * A file that waits for its place.
     *
     * @param hash of what is in it
     */
    private record Prepared(AtomicFile file, byte[] hash) {}

    /**
     * @param versions of the files when they were read
     * @param reads by which they were read; notes what is written
     * @param made called after each change
     */
    StateWriter(Path directory, Map<StatePath, FileVersion> versions, FileReads reads, Runnable made) {
        this.directory = directory;
        this.versions = versions;
        this.reads = reads;
        this.made = made;
    }

    void apply(List<StateChange> changes) throws IOException {
        if (changes.isEmpty()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(THREADS, changes.size()));
        try {
            for (int from = 0; from < changes.size(); from += BATCH) {
                applyBatch(changes.subList(from, Math.min(from + BATCH, changes.size())), threads);
            }
        } finally {
            threads.shutdown();
        }
        forceFolders();
    }

    private void applyBatch(List<StateChange> changes, ExecutorService threads) throws IOException {
        for (StateChange change : changes) {
            createFolder(change.path().in(directory).getParent());
        }
        move(
                changes.stream()
                        .filter(change -> change.origin().isPresent())
                        .map(StateChange::path)
                        .toList(),
                threads);
        Map<StatePath, Callable<Prepared>> texts = new LinkedHashMap<>();
        changes.stream()
                .filter(change -> !change.isMove())
                .forEach(change -> texts.put(change.path(), () -> prepare(change)));
        write(texts, threads);
        changes.forEach(change -> made.run());
    }

    /** First the copies are safe, in the folders that they go to; then the originals go. */
    private void move(List<StatePath> places, ExecutorService threads) throws IOException {
        if (places.isEmpty()) {
            return;
        }
        Map<StatePath, Callable<Prepared>> copies = new LinkedHashMap<>();
        for (StatePath place : places) {
            byte[] content = asItStands(place.elsewhere());
            copies.put(place, () -> prepare(place, content, true));
        }
        write(copies, threads);
        force(places);
        for (StatePath place : places) {
            remove(place.elsewhere());
        }
    }

    private byte[] asItStands(StatePath path) throws IOException {
        Path file = path.in(directory);
        try {
            byte[] content = PlainFile.read(file, YamlReader.MAX_BYTES + 1);
            checkVersion(path);
            return content;
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Removes archived files that say the same as the ones in use: what is left of a move that was not finished. */
    void removeCopies(Collection<StatePath> archived) throws IOException {
        force(archived.stream().map(StatePath::elsewhere).toList());
        for (StatePath copy : archived) {
            remove(copy);
        }
        forceFolders();
    }

    private void remove(StatePath path) throws IOException {
        Path file = path.in(directory);
        try {
            checkVersion(path);
            Files.delete(file);
            versions.remove(path);
            folders.add(file.getParent());
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private void force(Collection<StatePath> paths) throws IOException {
        Set<Path> above = new LinkedHashSet<>();
        for (StatePath path : paths) {
            for (Path folder = path.in(directory).getParent();
                    folder != null && folder.startsWith(directory);
                    folder = folder.getParent()) {
                above.add(folder);
            }
        }
        for (Path folder : above) {
            force(folder);
        }
    }

    private void forceFolders() throws IOException {
        for (Path folder : folders) {
            force(folder);
        }
    }

    private static void force(Path folder) throws IOException {
        try {
            AtomicFile.force(folder);
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }

    /** Writes all beside their places, several at once, then puts one after the other in its place. */
    private void write(Map<StatePath, Callable<Prepared>> files, ExecutorService threads) throws IOException {
        Map<StatePath, Future<Prepared>> prepared = new LinkedHashMap<>();
        try {
            files.forEach((path, file) -> prepared.put(path, threads.submit(file)));
            for (Future<Prepared> file : prepared.values()) {
                result(file);
            }
            for (Map.Entry<StatePath, Future<Prepared>> file : prepared.entrySet()) {
                commit(file.getKey(), result(file.getValue()));
            }
        } catch (IOException | RuntimeException e) {
            discard(prepared.values(), e);
            throw e;
        }
    }

    private Prepared prepare(StateChange change) throws IOException {
        return prepare(change.path(), change.text().getBytes(StandardCharsets.UTF_8), !change.isRemakeable());
    }

    private Prepared prepare(StatePath path, byte[] content, boolean forced) throws IOException {
        Path file = path.in(directory);
        try {
            return new Prepared(
                    forced ? AtomicFile.prepare(file, content) : AtomicFile.write(file, content), reads.hash(content));
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private void commit(StatePath path, Prepared prepared) throws IOException {
        Path file = path.in(directory);
        try {
            checkVersion(path);
            prepared.file().commit();
            FileVersion.of(file).ifPresent(written -> versions.put(path, written));
            reads.written(file, prepared.hash());
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** What others, who do not ask for the lock, have written meanwhile is not to be replaced. */
    private void checkVersion(StatePath path) throws IOException {
        Path file = path.in(directory);
        if (!FileVersion.of(file).equals(Optional.ofNullable(versions.get(path)))) {
            throw new FileSystemException(file.toString(), null, "someone else has changed it since it was read");
        }
    }

    /** Those folders that we may have made are forced to disk in the end, from the lowest up. */
    private void createFolder(Path folder) throws IOException {
        if (folders.contains(folder)) {
            return;
        }
        boolean isNew = Files.notExists(directory);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw failure(folder, e);
        }
        for (Path path = folder; path != null && path.startsWith(directory); path = path.getParent()) {
            folders.add(path);
        }
        if (isNew) {
            Optional.ofNullable(directory.getParent()).ifPresent(folders::add);
        }
    }

    private static void discard(Collection<Future<Prepared>> prepared, Exception reason) {
        for (Future<Prepared> file : prepared) {
            try {
                result(file).file().discard(reason);
            } catch (IOException | RuntimeException e) {
                if (e != reason) {
                    reason.addSuppressed(e);
                }
            }
        }
    }

    private static Prepared result(Future<Prepared> file) throws IOException {
        try {
            return file.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while state files were written");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static FileSystemException failure(Path file, IOException e) {
        String reason = e instanceof FileSystemException other
                ? UnreadableFileException.reason(other)
                : String.valueOf(e.getMessage());
        FileSystemException failure = new FileSystemException(
                file.toString(),
                null,
                reason + "; every state file is whole, and the next run goes on where this one stopped");
        failure.initCause(e);
        return failure;
    }
}
