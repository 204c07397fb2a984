package io.imagefactory.core.git;

import io.imagefactory.core.file.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/** What the commit that is checked out holds of a folder, whatever became of it on disk since. */
public final class CommittedFolder {

    private CommittedFolder() {}

    /**
     * The files below the folder, by path with {@code /} between folders. Empty where the folder lies outside Git or is
     * ignored by it, and where nothing was committed yet: then no commit can say anything of it.
     */
    public static Optional<SortedMap<String, byte[]>> read(Path folder) throws IOException {
        Path real = Folders.realPath(folder);
        Optional<Path> root = GitFolder.rootAround(real);
        if (root.isEmpty()) {
            return Optional.empty();
        }
        try (Repository repository = GitFolder.open(root.get())) {
            String path = root.get().relativize(real).toString().replace('\\', '/');
            ObjectId head = repository.resolve(Constants.HEAD);
            return head == null || isIgnored(repository, path)
                    ? Optional.empty()
                    : Optional.of(files(repository, head, path));
        } catch (MissingObjectException e) {
            throw new IOException(
                    "the commit that is checked out cannot be read, since the Git repository is damaged or of a newer "
                            + "format",
                    e);
        }
    }

    private static SortedMap<String, byte[]> files(Repository repository, ObjectId head, String folder)
            throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (RevWalk commits = new RevWalk(repository);
                TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(commits.parseCommit(head).getTree());
            walk.setRecursive(true);
            if (!folder.isEmpty()) {
                walk.setFilter(PathFilter.create(folder));
            }
            while (walk.next()) {
                if (FileMode.REGULAR_FILE.equals(walk.getFileMode(0))
                        || FileMode.EXECUTABLE_FILE.equals(walk.getFileMode(0))) {
                    String path = folder.isEmpty()
                            ? walk.getPathString()
                            : walk.getPathString().substring(folder.length() + 1);
                    files.put(
                            path,
                            walk.getObjectReader().open(walk.getObjectId(0)).getBytes());
                }
            }
        }
        return files;
    }

    /** Whether Git ignores the folder, or whatever is in it. */
    private static boolean isIgnored(Repository repository, String folder) throws IOException {
        if (folder.isEmpty()) {
            return false;
        }
        boolean anyFile = false;
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(new FileTreeIterator(repository));
            walk.setFilter(PathFilter.create(folder));
            while (walk.next()) {
                boolean ignored = walk.getTree(0, FileTreeIterator.class).isEntryIgnored();
                if (!walk.isSubtree() && !ignored) {
                    return false;
                }
                anyFile |= !walk.isSubtree() || ignored;
                if (walk.isSubtree() && !ignored) {
                    walk.enterSubtree();
                }
            }
        }
        return anyFile;
    }
}
