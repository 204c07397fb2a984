package io.imagefactory.core.index;

import io.imagefactory.core.file.FileStamp;
import io.imagefactory.core.index.Contents.Way;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the folders on the way to files. */
final class Ways {

    /** That of a folder in which something may have come or gone just before: it is never had again. */
    private static final long TOO_YOUNG = Long.MIN_VALUE;

    private final Path start;
    private final Instant begun;
    private final List<Way> ways = new ArrayList<>();
    private final Map<Path, Integer> places = new HashMap<>();

    /**
     * @param start a real path, so that the folders above it are folders
     * @param begun before which nothing was looked at
     */
    Ways(Path start, Instant begun) {
        this.start = start;
        this.begun = begun;
    }

    /** The place in the list of that folder, which comes into it with those on the way; empty if it is none now. */
    Optional<Integer> to(Path folder) {
        Integer known = places.get(folder);
        if (known != null) {
            return Optional.of(known);
        }
        int parent = -1;
        if (!start.startsWith(folder)) {
            Optional<Integer> above = to(folder.getParent());
            if (above.isEmpty()) {
                return above;
            }
            parent = above.get();
        }
        Optional<FileStamp> stamp = FileStamp.ofFolder(folder);
        if (stamp.isEmpty()) {
            return Optional.empty();
        }
        if (parent >= 0) {
            Way above = ways.get(parent);
            ways.set(parent, new Way(above.path(), above.stamp(), above.parent(), true));
        }
        places.put(folder, ways.size());
        ways.add(new Way(folder.toString(), settled(stamp.get()), parent, false));
        return Optional.of(ways.size() - 1);
    }

    List<Way> all() {
        return List.copyOf(ways);
    }

    private FileStamp settled(FileStamp stamp) {
        return stamp.isSettledAt(begun)
                ? stamp
                : new FileStamp(stamp.size(), TOO_YOUNG, stamp.changed(), stamp.device(), stamp.inode());
    }
}
