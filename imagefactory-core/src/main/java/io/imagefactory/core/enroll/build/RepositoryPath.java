package io.imagefactory.core.enroll.build;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Paths within a repository: from its root, {@code /} between folders, the root itself is empty. */
public final class RepositoryPath {

    private RepositoryPath() {}

    /**
     * The path that is written in a folder.
     *
     * @param folder the folder, itself such a path
     * @param written what a tool would take; an absolute path is none of the repository
     * @return empty where it leaves the repository
     */
    public static Optional<String> resolve(String folder, String written) {
        if (written.startsWith("/") || written.indexOf('\\') >= 0) {
            return Optional.empty();
        }
        Deque<String> names = new ArrayDeque<>();
        for (String name : (folder + "/" + written).split("/")) {
            if (name.equals("..")) {
                if (names.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return Optional.of(String.join("/", names));
    }

    /** The folder of a file. */
    public static String folder(String file) {
        return file.substring(0, Math.max(0, file.lastIndexOf('/')));
    }

    /** The last name on the way. */
    public static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
