package io.imagefactory.core.state;

import io.imagefactory.core.state.StateChange.Kind;
import io.imagefactory.core.text.Conflict;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the files on disk, and of those that should be there and are not, as in a sparse checkout, what Git has of them.
 * Git is not looked at where no file is missing.
 */
final class StateReading {

    private final StateDirectory directory;
    private final String label;
    private final StateStore.Git git;
    private final Conflicts conflicts;
    private final Map<StatePath, byte[]> recovered = new TreeMap<>();

    /**
     * @param mendedAt the time of the run that merges files in conflict; absent for one to which they are errors
     * @throws IOException if Git's index cannot be read
     */
    StateReading(StateDirectory directory, String label, StateStore.Git git, Optional<Instant> mendedAt)
            throws IOException {
        this.directory = directory;
        this.label = label;
        this.git = git;
        Map<StatePath, Conflict> unmerged = new HashMap<>();
        git.unmerged().forEach((path, conflict) -> StatePath.of(path).ifPresent(file -> unmerged.put(file, conflict)));
        this.conflicts = new Conflicts(unmerged, mendedAt);
    }

    /** Those on disk alone. */
    StateFiles onDisk() throws IOException {
        try {
            return directory.read(recovered, conflicts);
        } catch (InvalidStateException e) {
            throw e.in(label);
        }
    }

    /** Those on disk, and those that others name. */
    StateFiles files() throws IOException {
        StateFiles files = onDisk();
        return recover(files.missing()) ? files() : files;
    }

    /** The same with those that Git has of the ones that would be made anew, if it has any. */
    Optional<StateFiles> withThoseMadeAnew(List<StateChange> changes) throws IOException {
        return recover(changes.stream()
                        .filter(change -> change.kind() == Kind.CREATED)
                        .map(StateChange::path)
                        .toList())
                ? Optional.of(files())
                : Optional.empty();
    }

    private boolean recover(Collection<StatePath> missing) throws IOException {
        Map<String, StatePath> asked = missing.stream()
                .flatMap(StateReading::places)
                .filter(path -> !recovered.containsKey(path))
                .collect(Collectors.toMap(StatePath::toString, path -> path, (path, same) -> path));
        if (asked.isEmpty()) {
            return false;
        }
        Map<String, byte[]> contents = git.contents(asked.keySet());
        contents.forEach((path, content) -> recovered.put(asked.get(path), content));
        recovered.keySet().removeIf(path -> path.archived() && recovered.containsKey(path.inArchive(false)));
        return !contents.isEmpty();
    }

    /** Where what is known of the image of a file may be. */
    private static Stream<StatePath> places(StatePath path) {
        Stream<StatePath> own = Stream.of(path, path.inArchive(true));
        return path.folder() == Folder.BASE_IMAGES
                ? Stream.concat(own, Stream.of(new StatePath(Folder.KARGO, false, path.name())))
                : own;
    }
}
