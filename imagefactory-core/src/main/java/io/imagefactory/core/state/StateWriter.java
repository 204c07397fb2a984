package io.imagefactory.core.state;

import io.imagefactory.core.file.AtomicFile;
import io.imagefactory.core.file.UnreadableFileException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes changes on disk. New contents are written beside the files, several at once, since waiting for the disk is what
 * takes the time; then the files are replaced one by one, in their order.
 */
final class StateWriter {

    /** How many files wait for their place at a time. */
    private static final int BATCH = 256;

    /** How many are forced to disk at a time; a disk takes many together faster than one after the other. */
    private static final int THREADS = 16;

    private final Path directory;
    private final Map<StatePath, FileVersion> versions;
    private final Runnable made;
    private final Set<Path> folders = new LinkedHashSet<>();

    /**
     * @param versions of the files when they were read
     * @param made called after each change
     */
    StateWriter(Path directory, Map<StatePath, FileVersion> versions, Runnable made) {
        this.directory = directory;
        this.versions = versions;
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
        for (Path folder : folders) {
            try {
                AtomicFile.force(folder);
            } catch (IOException e) {
                throw failure(folder, e);
            }
        }
    }

    private void applyBatch(List<StateChange> changes, ExecutorService threads) throws IOException {
        List<Future<Optional<AtomicFile>>> prepared = new ArrayList<>();
        try {
            for (StateChange change : changes) {
                createFolder(change.path().in(directory).getParent());
                prepared.add(threads.submit(() -> prepare(change)));
            }
            for (Future<Optional<AtomicFile>> file : prepared) {
                result(file);
            }
            for (int i = 0; i < changes.size(); i++) {
                commit(changes.get(i), result(prepared.get(i)));
                made.run();
            }
        } catch (IOException | RuntimeException e) {
            discard(prepared, e);
            throw e;
        }
    }

    /** Empty where a file is only moved. */
    private Optional<AtomicFile> prepare(StateChange change) throws IOException {
        if (change.isMove()) {
            return Optional.empty();
        }
        Path file = change.path().in(directory);
        try {
            byte[] content = change.text().getBytes(StandardCharsets.UTF_8);
            return Optional.of(AtomicFile.prepare(file, content));
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private void commit(StateChange change, Optional<AtomicFile> prepared) throws IOException {
        Path file = change.path().in(directory);
        try {
            checkVersion(change.path());
            if (change.kind() == StateChange.Kind.RESTORED) {
                checkVersion(change.path().inArchive(true));
            }
            if (change.kind() == StateChange.Kind.ARCHIVED || change.kind() == StateChange.Kind.RESTORED) {
                Path from = change.path().inArchive(!change.path().archived()).in(directory);
                folders.add(from.getParent());
                Files.move(from, file, StandardCopyOption.ATOMIC_MOVE);
            }
            if (prepared.isPresent()) {
                prepared.get().commit();
            }
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

    private static void discard(List<Future<Optional<AtomicFile>>> prepared, Exception reason) {
        for (Future<Optional<AtomicFile>> file : prepared) {
            try {
                result(file).ifPresent(written -> written.discard(reason));
            } catch (IOException | RuntimeException e) {
                if (e != reason) {
                    reason.addSuppressed(e);
                }
            }
        }
    }

    private static Optional<AtomicFile> result(Future<Optional<AtomicFile>> file) throws IOException {
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
