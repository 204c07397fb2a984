package io.imagefactory.core.git;

import io.imagefactory.core.text.Suggestion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Which file of a commit was probably meant by a path that is none. */
final class NearestPath {

    /** More files and folders than these are not looked through: a suggestion is not worth the time. */
    private static final int MAX_ENTRIES = 200_000;

    /** Deeper lies no file that is meant, and few folders can name endlessly many below each other. */
    private static final int MAX_DEPTH = 100;

    private static final int MAX_CANDIDATES = 2_000;

    private NearestPath() {}

    /** To end a sentence with: {@code ; did you mean "services/api/Dockerfile"?}, or nothing. */
    static String after(ObjectReader objects, ObjectId root, String path) throws IOException {
        List<String> candidates = candidates(objects, root, fileName(path)).stream()
                .filter(candidate -> !candidate.equals(path))
                .toList();
        return Suggestion.closest(path, candidates)
                .or(() -> inAnotherFolder(path, candidates))
                .map(nearest -> "; did you mean \"" + nearest + "\"?")
                .orElse("");
    }

    /** The file that ends in most of the path's names, as long as it is the only one. */
    private static Optional<String> inAnotherFolder(String path, List<String> candidates) {
        int most = candidates.stream()
                .mapToInt(candidate -> commonEnd(path, candidate))
                .max()
                .orElse(0);
        List<String> nearest = candidates.stream()
                .filter(candidate -> commonEnd(path, candidate) == most)
                .toList();
        return most > 0 && nearest.size() == 1 ? Optional.of(nearest.get(0)) : Optional.empty();
    }

    private static List<String> candidates(ObjectReader objects, ObjectId root, String fileName) throws IOException {
        List<String> candidates = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(objects)) {
            walk.addTree(root);
            for (int i = 0; i < MAX_ENTRIES && candidates.size() < MAX_CANDIDATES && walk.next(); i++) {
                if (walk.isSubtree()) {
                    if (walk.getDepth() < MAX_DEPTH) {
                        walk.enterSubtree();
                    }
                } else if (!FileMode.GITLINK.equals(walk.getFileMode(0)) && isLike(fileName, walk.getNameString())) {
                    candidates.add(walk.getPathString());
                }
            }
        } catch (MissingObjectException e) {
            // Of a commit that is here in part, what is here must do.
        }
        candidates.sort(Comparator.naturalOrder());
        return candidates;
    }

    private static boolean isLike(String wanted, String name) {
        return name.equalsIgnoreCase(wanted)
                || name.toLowerCase(Locale.ROOT).contains("dockerfile")
                || Suggestion.closest(wanted, List.of(name)).isPresent();
    }

    private static int commonEnd(String path, String other) {
        String[] names = path.split("/");
        String[] others = other.split("/");
        int common = 0;
        while (common < names.length
                && common < others.length
                && names[names.length - 1 - common].equalsIgnoreCase(others[others.length - 1 - common])) {
            common++;
        }
        return common;
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
