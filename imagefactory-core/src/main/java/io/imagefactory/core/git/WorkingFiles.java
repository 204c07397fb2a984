package io.imagefactory.core.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;

/** The files of a working tree that Git tracks or would: those that it is told to ignore are left out. */
public final class WorkingFiles {

    private WorkingFiles() {}

    /**
     * Their paths from the root, with {@code /} between folders; no links and no submodules.
     *
     * @param root of the working tree
     * @param most how many at most; what is beyond that is not there
     */
    public static SortedSet<String> paths(Path root, int most) throws IOException {
        SortedSet<String> paths = new TreeSet<>();
        try (Repository repository = GitFolder.open(root);
                TreeWalk walk = new TreeWalk(repository)) {
            int index = walk.addTree(new DirCacheIterator(repository.readDirCache()));
            FileTreeIterator folder = new FileTreeIterator(repository);
            int files = walk.addTree(folder);
            folder.setDirCacheIterator(walk, index);
            while (paths.size() < most && walk.next()) {
                WorkingTreeIterator file = walk.getTree(files, WorkingTreeIterator.class);
                boolean tracked = walk.getTree(index, DirCacheIterator.class) != null;
                if (file == null || !tracked && file.isEntryIgnored()) {
                    continue;
                }
                FileMode mode = file.getEntryFileMode();
                if (mode == FileMode.TREE) {
                    walk.enterSubtree();
                } else if (mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE) {
                    paths.add(walk.getPathString());
                }
            }
        }
        return paths;
    }
}
