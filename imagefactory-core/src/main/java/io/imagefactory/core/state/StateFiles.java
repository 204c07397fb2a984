package io.imagefactory.core.state;

import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The state files of one folder as they stand, on disk or in a commit, and what they say.
 *
 * <p>Only a file whose {@code name} is its own file name is state. Any other is left alone.
 */
public final class StateFiles {

    static final String HEADER = "written by Image Factory; change images.yaml instead";

    private final SortedMap<StatePath, YamlMapping> trees;
    private final SortedSet<StatePath> foreign;
    private final State state;
    private final Set<StatePath> recovered;
    private final Map<StatePath, YamlMapping> merged;

    private StateFiles(
            SortedMap<StatePath, YamlMapping> trees,
            SortedSet<StatePath> foreign,
            State state,
            Set<StatePath> recovered,
            Map<StatePath, YamlMapping> merged) {
        this.trees = trees;
        this.foreign = foreign;
        this.state = state;
        this.recovered = recovered;
        this.merged = merged;
    }

    /** Those that say just that. */
    public static StateFiles of(State state) {
        SortedMap<StatePath, YamlMapping> trees = new TreeMap<>();
        state.trees().forEach(file -> trees.put(file.getKey(), file.getValue()));
        return new StateFiles(trees, new TreeSet<>(), state, Set.of(), Map.of());
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
        return read(contents, List.of(), Map.of(), Conflicts.ERRORS);
    }

    /**
     * Reads the files.
     *
     * @param contents the bytes of every {@code .yaml} file, by path
     * @param others where something lies that is no file
     * @param recovered the bytes of files that are not there, but in Git
     * @param conflicts what becomes of those that Git could not merge
     * @throws InvalidStateException with everything that is wrong with them
     */
    static StateFiles read(
            Map<StatePath, byte[]> contents,
            Collection<StatePath> others,
            Map<StatePath, byte[]> recovered,
            Conflicts conflicts) {
        Set<StatePath> copies = copies(contents);
        Map<StatePath, byte[]> absent = new TreeMap<>(recovered);
        absent.keySet().removeAll(contents.keySet());
        absent.keySet().removeAll(Set.copyOf(others));
        Reading reading = new Reading();
        reading.foreign.addAll(others);
        Stream.of(contents, absent)
                .flatMap(files -> files.entrySet().stream())
                .filter(file -> !copies.contains(file.getKey()))
                .parallel()
                .map(file -> read(conflicts, file.getKey(), file.getValue()))
                .sorted((a, b) -> a.path().compareTo(b.path()))
                .forEachOrdered(reading::add);
        return reading.finish(absent.keySet());
    }

    /** What was being moved to the archive or back when a run ended: it lies in both places, and the one in use counts. */
    static Set<StatePath> copies(Map<StatePath, byte[]> contents) {
        return contents.keySet().stream()
                .filter(path -> path.archived() && Arrays.equals(contents.get(path), contents.get(path.elsewhere())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static StateFile read(Conflicts conflicts, StatePath path, byte[] content) {
        try {
            return conflicts.read(path, content);
        } catch (OutOfMemoryError e) {
            return StateFile.broken(
                    path,
                    1,
                    "the file has " + content.length / 1024
                            + " kB, and takes more memory than this run has; restore it "
                            + "as a commit has it, by `git checkout COMMIT -- FILE`, or give the run more");
        }
    }

    /** What is known. */
    public State state() {
        return state;
    }

    /** What is no state and is left alone: files whose {@code name} is not their file name, links, folders. */
    public SortedSet<StatePath> foreign() {
        return foreign;
    }

    /** Where files should be by what the others say, and are not. */
    List<StatePath> missing() {
        return state.missingBaseImages().keySet().stream()
                .map(name -> new StatePath(Folder.BASE_IMAGES, false, name))
                .toList();
    }

    /** The files that are not on disk, but in Git. */
    Collection<StatePath> recovered() {
        return recovered;
    }

    /**
     * What becomes of the files when this is known from now on; nothing for a file that says it already.
     *
     * @throws InvalidStateException where a new file would take the place of one that is no state
     */
    public List<StateChange> changesTo(State after) {
        List<StateChange> changes = after.trees()
                .parallel()
                .flatMap(file -> change(file.getKey(), file.getValue()).stream())
                .toList();
        checkPlaces(changes.stream()
                .filter(change -> change.kind() == StateChange.Kind.CREATED
                        || change.kind() == StateChange.Kind.ARCHIVED
                        || change.kind() == StateChange.Kind.RESTORED)
                .map(StateChange::path)
                .toList());
        return changes;
    }

    /** Nothing may lie where a file is to come, also where the file system takes {@code A} and {@code a} for one. */
    private void checkPlaces(List<StatePath> created) {
        if (created.isEmpty()) {
            return;
        }
        Map<StatePath, StatePath> inLowerCase = new HashMap<>();
        trees.keySet().forEach(path -> inLowerCase.put(path.inLowerCase(), path));
        foreign.forEach(path -> inLowerCase.put(path.inLowerCase(), path));
        List<String> problems = new ArrayList<>();
        for (StatePath path : created) {
            StatePath other = inLowerCase.get(path.inLowerCase());
            if (foreign.contains(path)) {
                problems.add(
                        path + " is no state file (it is a link or a folder, or its name is another), but the state "
                                + "of an image belongs there; move it away");
            } else if (other != null) {
                problems.add(path + " and " + other + " differ in upper and lower case only, and are one file on some "
                        + "machines; rename the latter, with the same `name` in it, or move it away");
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidStateException(problems);
        }
    }

    /** The text of a file that says this. */
    static String text(YamlMapping tree) {
        return YamlWriter.write(HEADER, tree);
    }

    private Optional<StateChange> change(StatePath path, YamlMapping after) {
        YamlMapping before = trees.get(path);
        YamlMapping moved = trees.get(path.elsewhere());
        if (merged.containsKey(path)) {
            return Optional.of(new StateChange(
                    StateChange.Kind.MERGED, path, Optional.of(before), after, Optional.of(merged.get(path))));
        }
        if (recovered.contains(path) && !path.archived()) {
            return Optional.of(new StateChange(StateChange.Kind.RECOVERED, path, Optional.of(before), after));
        }
        if (path.archived()) {
            // Of what is not on disk nothing is moved; where it is, the next run does it.
            return before == null && !recovered.contains(path.inArchive(false))
                    ? Optional.of(new StateChange(
                            StateChange.Kind.ARCHIVED,
                            path,
                            Optional.of(moved),
                            moved,
                            Optional.ofNullable(merged.get(path.inArchive(false)))))
                    : Optional.empty();
        }
        if (before == null) {
            StateChange.Kind onDisk = moved == null ? StateChange.Kind.CREATED : StateChange.Kind.RESTORED;
            StateChange.Kind kind = recovered.contains(path.inArchive(true)) ? StateChange.Kind.RECOVERED : onDisk;
            return Optional.of(new StateChange(
                    kind,
                    path,
                    Optional.ofNullable(moved),
                    after,
                    Optional.ofNullable(merged.get(path.inArchive(true)))));
        }
        return before.equals(after)
                ? Optional.empty()
                : Optional.of(new StateChange(StateChange.Kind.UPDATED, path, Optional.of(before), after));
    }

    /** Collects the files, and what is wrong with them. */
    private static final class Reading {

        private final SortedMap<StatePath, YamlMapping> trees = new TreeMap<>();
        private final SortedSet<StatePath> foreign = new TreeSet<>();
        private final List<String> problems = new ArrayList<>();
        private final Map<StatePath, YamlMapping> merged = new HashMap<>();
        private final Map<Boolean, SortedMap<String, ImageState>> images =
                new HashMap<>(Map.of(false, new TreeMap<>(), true, new TreeMap<>()));
        private final Map<Boolean, SortedMap<String, BaseImageState>> baseImages =
                new HashMap<>(Map.of(false, new TreeMap<>(), true, new TreeMap<>()));
        private final Map<Folder, Map<String, StatePath>> owners = new EnumMap<>(Folder.class);

        void add(StateFile read) {
            StateFile file = Optional.ofNullable(trees.get(
                            new StatePath(Folder.KARGO, false, read.path().name())))
                    .map(read::recorded)
                    .orElse(read);
            if (!file.problems().isEmpty() && !file.path().isExample()) {
                problems.addAll(file.problems());
                return;
            }
            file.disputed().ifPresent(other -> merged.put(file.path(), other));
            if (file.isKargos()) {
                trees.put(file.path(), file.tree());
                return;
            }
            file.image().ifPresent(image -> {
                own(file, image.name());
                images.get(file.path().archived()).put(image.name(), image);
            });
            file.baseImage().ifPresent(image -> {
                own(file, image.image().canonical());
                baseImages.get(file.path().archived()).put(image.name(), image);
            });
            if (file.image().isEmpty() && file.baseImage().isEmpty()) {
                foreign.add(file.path());
            }
        }

        private void own(StateFile file, String image) {
            StatePath path = file.path();
            trees.put(path, file.tree());
            StatePath other = owners.computeIfAbsent(path.folder(), any -> new HashMap<>())
                    .putIfAbsent(image, path);
            if (other != null) {
                problems.add(other + " and " + path + " are both the state of \"" + image
                        + "\"; keep the one that knows more, and remove the other");
            }
        }

        /** @param absent what is not on disk, so that it is in nobody's way where it is no state */
        StateFiles finish(Set<StatePath> absent) {
            if (!problems.isEmpty()) {
                throw new InvalidStateException(problems);
            }
            foreign.removeAll(absent);
            Set<StatePath> recovered = new TreeSet<>(absent);
            recovered.retainAll(trees.keySet());
            return new StateFiles(
                    Collections.unmodifiableSortedMap(trees),
                    Collections.unmodifiableSortedSet(foreign),
                    new State(images.get(false), baseImages.get(false), images.get(true), baseImages.get(true)),
                    recovered,
                    merged);
        }
    }
}
