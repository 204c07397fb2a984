package io.imagefactory.core.git;

import io.imagefactory.core.file.Folders;
import io.imagefactory.core.file.LockFile;
import io.imagefactory.core.file.Sha256;
import io.imagefactory.core.host.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of repositories, each named by its URL. Those not used for the longest time go first when there are too many. */
record GitCache(Path folder) {

    private static final int NAME_LENGTH = 40;

    CachedRepository open(CloneUrl url, Deadline deadline) throws IOException {
        String name = name(url);
        return CachedRepository.open(folder.resolve(name), take(name, deadline));
    }

    /** Forgets a repository that turned out to be damaged. */
    void forget(CloneUrl url, Deadline deadline) throws IOException {
        String name = name(url);
        delete(folder.resolve(name), take(name, deadline));
    }

    /** Removes repositories until the rest is not larger than that; one that is in use stays. */
    void shrinkTo(long maxBytes) throws IOException {
        if (Files.isDirectory(locks())) {
            LockFile.removeAbandoned(locks());
        }
        List<Entry> entries = entries();
        long size = entries.stream().mapToLong(Entry::size).sum();
        for (Entry entry : entries) {
            if (size <= maxBytes) {
                return;
            }
            Optional<LockFile.Held> lock =
                    lock(entry.folder().getFileName().toString()).tryTake("");
            if (lock.isPresent()) {
                delete(entry.folder(), lock.get());
                size -= entry.size();
            }
        }
    }

    private static void delete(Path repository, LockFile.Held lock) throws IOException {
        try {
            Folders.delete(repository);
        } finally {
            lock.close();
        }
    }

    /** The least recently used first. */
    private List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> repositories = Files.list(folder)) {
            for (Path repository : (Iterable<Path>) repositories::iterator) {
                if (repository.getFileName().toString().endsWith(".git")) {
                    entries.add(new Entry(repository, lastUsed(repository), Folders.size(repository)));
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        entries.sort(Comparator.comparing(Entry::lastUsed).thenComparing(Entry::folder));
        return entries;
    }

    private static FileTime lastUsed(Path repository) throws IOException {
        try {
            return Files.getLastModifiedTime(repository.resolve(CachedRepository.HEADS));
        } catch (NoSuchFileException e) {
            return FileTime.fromMillis(0);
        }
    }

    /** Waits for its turn. */
    private LockFile.Held take(String name, Deadline deadline) throws IOException {
        return lock(name).take("", other -> deadline.check());
    }

    private LockFile lock(String name) throws IOException {
        return LockFile.of(Files.createDirectories(locks()).resolve(name + ".lock"));
    }

    private Path locks() {
        return folder.resolve("locks");
    }

    /** Something to recognise it by, and what tells it from all others. */
    private static String name(CloneUrl url) {
        String text = url.text().replaceFirst("^\\w+://", "").replaceAll("[^A-Za-z0-9.-]+", "-");
        String end = text.substring(Math.max(0, text.length() - NAME_LENGTH)).toLowerCase(Locale.ROOT);
        return end + "-" + Sha256.hex(url.uri().toString()).substring(0, 16) + ".git";
    }

    private record Entry(Path folder, FileTime lastUsed, long size) {}
}
