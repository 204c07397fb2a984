package io.imagefactory.core.state;

import io.imagefactory.core.file.AtomicFile;
import io.imagefactory.core.file.PlainFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The state files that were made without being forced to disk, since another run can make them again. After a power failure
 * such a file may be there and empty; only of those that stand here is it certain that nothing observed was in them. So
 * they stand here, forced to disk, before the first of them is made, and no longer once something else is to stand in them.
 * It is kept beside the lock, and may be deleted at any time: an empty file is an error then.
 */
record UnforcedFiles(Path file, SortedSet<String> paths) {

    private static final String ENDING = ".unforced";

    /** Long before that, the operating system has written them to disk by itself. */
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    /** Names of 250 bytes for all files of the largest state. */
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    /**
     * Those of one state.
     *
     * @param folder where they stand
     * @param name of the state beside others
     */
    static UnforcedFiles read(Path folder, String name) throws IOException {
        Path file = folder.resolve(name + ENDING);
        if (PlainFile.isOfLast(FORGOTTEN, file)) {
            String text = new String(PlainFile.read(file, MOST_BYTES), StandardCharsets.UTF_8);
            return new UnforcedFiles(file, text.lines().collect(Collectors.toCollection(TreeSet::new)));
        }
        return new UnforcedFiles(file, new TreeSet<>());
    }

    /** Whether a file holds nothing, as a power failure leaves it: no bytes, or only zeros. */
    static boolean isBlank(byte[] content) {
        for (byte one : content) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }

    boolean contains(StatePath path) {
        return paths.contains(path.toString());
    }

    /** Makes sure that it is on disk which files the changes leave unforced, before they are made. */
    void prepare(List<StateChange> changes) throws IOException {
        SortedSet<String> next = new TreeSet<>(paths);
        for (StateChange change : changes) {
            next.remove(change.path().toString());
            next.remove(change.path().elsewhere().toString());
            Optional.of(change)
                    .filter(StateChange::isRemakeable)
                    .ifPresent(made -> next.add(made.path().toString()));
        }
        if (next.equals(paths)) {
            return;
        }
        if (next.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            AtomicFile.prepare(file, String.join("\n", next).getBytes(StandardCharsets.UTF_8))
                    .commit();
        }
        PlainFile.removeOld(file.getParent(), ENDING, FORGOTTEN);
        AtomicFile.force(file.getParent());
    }
}
