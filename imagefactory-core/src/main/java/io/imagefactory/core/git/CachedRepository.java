package io.imagefactory.core.git;

import io.imagefactory.core.file.Folders;
import io.imagefactory.core.file.LockFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What was fetched of one repository: single commits, without most of their files. Ours alone until it is closed. */
record CachedRepository(LockFile.Held lock, FetchedRepository repository, Heads heads) implements AutoCloseable {

    static final String HEADS = "imagefactory-heads";

    /** Every fetch adds a pack; beyond so many of them, starting anew is cheaper than looking through all. */
    private static final int MAX_PACKS = 100;

    /** Takes the lock with it, also if it fails. */
    static CachedRepository open(Path folder, LockFile.Held lock) throws IOException {
        try {
            removeLeftOvers(folder);
            GitSystem.install();
            FetchedRepository repository = FetchedRepository.in(folder);
            try {
                if (!Files.exists(folder.resolve("HEAD"))) {
                    repository.create(true);
                }
                return new CachedRepository(lock, repository, Heads.read(folder.resolve(HEADS)));
            } catch (IOException | RuntimeException e) {
                repository.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            repository.close();
        } finally {
            lock.close();
        }
    }

    /** What a run left behind that was killed while it fetched; and everything, once there are too many packs. */
    private static void removeLeftOvers(Path folder) throws IOException {
        Path packs = folder.resolve("objects/pack");
        long finished = 0;
        try (Stream<Path> files = Files.list(packs)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (name.endsWith(".pack")) {
                    finished++;
                } else if (!name.startsWith("pack-")) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException e) {
            return;
        }
        if (finished > MAX_PACKS) {
            Folders.delete(folder);
        }
    }
}
