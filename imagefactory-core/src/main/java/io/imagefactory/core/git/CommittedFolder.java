package io.imagefactory.core.git;

import io.imagefactory.core.file.Folders;
import io.imagefactory.core.text.MendableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/** What Git holds of a folder of the working tree, whatever became of it on disk since. */
public final class CommittedFolder {

    /** Of the memory of the run, what the files may have. */
    private static final int MEMORY_SHARE = 8;

    private CommittedFolder() {}

    /**
     * The files below the folder in the commit that is checked out, by path with {@code /} between folders. Empty where the folder lies outside Git or is
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
                    : Optional.of(contents(repository, path, inCommit(repository, head, path), Integer.MAX_VALUE));
        } catch (MissingObjectException e) {
            throw new IOException(
                    "the commit that is checked out cannot be read, since the Git repository is damaged or of a newer "
                            + "format",
                    e);
        }
    }

    /**
     * Those of the files that Git has, in its index or else in the commit that is checked out; none where the folder lies
     * outside Git, or in a repository of a format that JGit does not know.
     *
     * @param paths below the folder, with {@code /} between folders
     * @param mostBytes beyond which no more of a file is read
     * @throws MendableException if Git has such a file, but this clone was made without it
     */
    public static SortedMap<String, byte[]> tracked(Path folder, Set<String> paths, int mostBytes) throws IOException {
        Path real = Folders.realPath(folder);
        Optional<Path> root = GitFolder.rootAround(real);
        Optional<Repository> opened = root.flatMap(GitFolder::opened);
        if (opened.isEmpty()) {
            return new TreeMap<>();
        }
        try (Repository repository = opened.get()) {
            String path = root.get().relativize(real).toString().replace('\\', '/');
            SortedMap<String, ObjectId> ids = new TreeMap<>();
            ObjectId head = repository.resolve(Constants.HEAD);
            if (head != null) {
                ids.putAll(inCommit(repository, head, path));
            }
            ids.putAll(inIndex(repository, path));
            ids.keySet().retainAll(paths);
            return contents(repository, path, ids, mostBytes);
        }
    }

    private static SortedMap<String, byte[]> contents(
            Repository repository, String folder, SortedMap<String, ObjectId> ids, int mostBytes) throws IOException {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        long room = Runtime.getRuntime().maxMemory() / MEMORY_SHARE;
        try (ObjectReader objects = repository.newObjectReader()) {
            for (Map.Entry<String, ObjectId> file : ids.entrySet()) {
                try (InputStream content = objects.open(file.getValue()).openStream()) {
                    byte[] bytes = content.readNBytes((int) Math.min(mostBytes, room + 1));
                    room -= bytes.length;
                    if (room < 0) {
                        throw new MendableException((folder.isEmpty() ? "" : folder + "/") + file.getKey()
                                + ", with the other files of its folder in Git, has more than the memory of this run has "
                                + "room for; give it more, or look at what is in the folder");
                    }
                    contents.put(file.getKey(), bytes);
                } catch (MissingObjectException e) {
                    throw new MendableException(
                            (folder.isEmpty() ? "" : folder + "/") + file.getKey()
                                    + " belongs to the commit that is checked out, but its content is not in this "
                                    + "clone; have Git fetch it by `git restore` of the file, or by `git sparse-checkout "
                                    + "add` of its folder",
                            e);
                }
            }
        }
        return contents;
    }

    /** By path below the folder; of a format that JGit does not know, such as that of a sparse index, nothing. */
    private static Map<String, ObjectId> inIndex(Repository repository, String folder) throws IOException {
        SortedMap<String, ObjectId> ids = new TreeMap<>();
        try {
            DirCache index = repository.readDirCache();
            for (DirCacheEntry entry : index.getEntriesWithin(folder)) {
                if (entry.getStage() == DirCacheEntry.STAGE_0 && isFile(entry.getFileMode())) {
                    ids.put(below(folder, entry.getPathString()), entry.getObjectId());
                }
            }
        } catch (CorruptObjectException e) {
            ids.clear();
        }
        return ids;
    }

    private static SortedMap<String, ObjectId> inCommit(Repository repository, ObjectId head, String folder)
            throws IOException {
        SortedMap<String, ObjectId> files = new TreeMap<>();
        try (RevWalk commits = new RevWalk(repository);
                TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(commits.parseCommit(head).getTree());
            walk.setRecursive(true);
            if (!folder.isEmpty()) {
                walk.setFilter(PathFilter.create(folder));
            }
            while (walk.next()) {
                if (isFile(walk.getFileMode(0))) {
                    files.put(below(folder, walk.getPathString()), walk.getObjectId(0));
                }
            }
        }
        return files;
    }

    private static boolean isFile(FileMode mode) {
        return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
    }

    private static String below(String folder, String path) {
        return folder.isEmpty() ? path : path.substring(folder.length() + 1);
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
