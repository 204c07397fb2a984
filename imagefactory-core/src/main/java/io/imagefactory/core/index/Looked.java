package io.imagefactory.core.index;

import io.imagefactory.core.file.FileStamp;
import io.imagefactory.core.file.KnownFile;
import io.imagefactory.core.index.Contents.Named;
import io.imagefactory.core.index.Contents.Placed;
import io.imagefactory.core.index.Contents.Way;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Looks which of the files that the index knows are as they were. */
record Looked(Contents contents, Sights sights, Instant begun) {

    private static final int GONE = 0;
    /** The same folder, in which something may have come or gone. */
    private static final int THERE = 1;
    /** The same folder, in which all names are what they were. */
    private static final int UNCHANGED = 2;

    /** Whether images.yaml, or each file of the folder, is as it was. */
    boolean hasSameInputs() {
        List<Named> known = contents.inputs();
        if (!known.stream().map(Named::path).toList().equals(texts(sights.images()))) {
            return false;
        }
        return known.stream().allMatch(input -> {
            try {
                return input.file().isAt(Path.of(input.path()).toRealPath());
            } catch (IOException e) {
                return false;
            }
        });
    }

    /** Whether the state files are the same ones, and each is as it was. */
    boolean hasSameState() {
        List<Named> known = contents.state();
        // As many as there were, and all of those: then there is no other.
        return known.size() == sights.state().size()
                && known.parallelStream()
                        .allMatch(
                                file -> file.file().isAt(sights.stateDirectory().resolve(file.path())));
    }

    /** The Dockerfiles and files of build args that are as they were, as images.yaml writes them. */
    Set<String> sameDockerfiles() {
        int[] folders = folders();
        List<Placed> known = contents.dockerfiles();
        Set<String> same = new HashSet<>(known.size() * 2);
        IntStream.range(0, known.size())
                .parallel()
                .filter(i -> folders[known.get(i).folder()] != GONE && isSame(known.get(i)))
                .boxed()
                .toList()
                .forEach(i -> same.add(known.get(i).path()));
        return same;
    }

    private boolean isSame(Placed dockerfile) {
        Path folder = Path.of(contents.folders().get(dockerfile.folder()).path());
        return dockerfile.file().isAt(folder.resolve(dockerfile.name()));
    }

    /**
     * What became of each folder. What lies in one whose own times have not changed has the names that it had, so that a
     * folder in it is the same without being looked at.
     */
    private int[] folders() {
        List<Way> ways = contents.folders();
        int[] found = new int[ways.size()];
        for (int i = 0; i < found.length; i++) {
            Way way = ways.get(i);
            int parent = way.parent() < 0 ? THERE : found[way.parent()];
            if (parent == GONE) {
                found[i] = GONE;
            } else if (parent == UNCHANGED && !way.passed()) {
                found[i] = THERE;
            } else {
                found[i] = FileStamp.ofFolder(Path.of(way.path()))
                        .filter(now -> now.isOfSame(way.stamp()))
                        .map(now -> now.equals(way.stamp()) ? UNCHANGED : THERE)
                        .orElse(GONE);
            }
        }
        return found;
    }

    /** Whether the folders of these files are still the same ones. */
    boolean hasWaysTo(List<Placed> files) {
        int[] folders = folders();
        return files.stream().allMatch(file -> folders[file.folder()] != GONE);
    }

    /** With what was too young to be told by its stamp, and is so no longer. */
    Contents confirmed() {
        return new Contents(
                contents.settings(),
                begun.toEpochMilli(),
                contents.outcome(),
                named(contents.inputs()),
                contents.folders(),
                contents.dockerfiles().stream()
                        .map(file -> new Placed(
                                file.path(),
                                file.folder(),
                                file.name(),
                                file.file().confirmed(begun)))
                        .toList(),
                named(contents.state()),
                contents.images());
    }

    /** Whether that says anything else. */
    boolean isToBeConfirmed() {
        List<KnownFile> files = new ArrayList<>();
        contents.inputs().forEach(file -> files.add(file.file()));
        contents.dockerfiles().forEach(file -> files.add(file.file()));
        contents.state().forEach(file -> files.add(file.file()));
        return files.stream().anyMatch(file -> !file.confirmed(begun).equals(file));
    }

    private List<Named> named(List<Named> files) {
        return files.stream()
                .map(file -> new Named(file.path(), file.file().confirmed(begun)))
                .toList();
    }

    static List<String> texts(List<Path> paths) {
        return paths.stream().map(Path::toString).toList();
    }
}
