package io.imagefactory.core.git;

import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.file.UnreadableFileException;
import io.imagefactory.core.text.Words;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * All files of a branch of a remote repository by their paths, and the content of those that are read. The commit is fetched
 * without its files, where the host can leave them out, and then the files that are asked for, many at once. Other runs that
 * want the repository wait until it is closed. For one thread.
 */
public final class RemoteTree implements AutoCloseable {

    /** Of files and folders, each as often as a path leads to it: one folder may be in many places. */
    private static final int MAX_ENTRIES = 500_000;

    private static final int MAX_DEPTH = 100;

    /** Of a path; the systems that we know could not check out a longer one. */
    private static final int MAX_PATH = 4096;

    /** Of all paths together. */
    private static final long MAX_CHARACTERS = 50_000_000;

    /** What is fetched in one request: some hundred texts, never more than half a gigabyte of them. */
    private static final int BATCH = 500;

    private final CachedRepository cached;
    private final RepositoryFetch remote;
    private final boolean offline;
    private final SortedMap<String, ObjectId> files;

    private RemoteTree(
            CachedRepository cached, RepositoryFetch remote, boolean offline, SortedMap<String, ObjectId> files) {
        this.cached = cached;
        this.remote = remote;
        this.offline = offline;
        this.files = Collections.unmodifiableSortedMap(files);
    }

    /**
     * Closes the repository if it fails.
     *
     * @param branch by default the one that the remote calls its default
     */
    static RemoteTree open(
            CloneUrl url, Optional<String> branch, CachedRepository cached, RepositoryFetch remote, boolean offline)
            throws IOException {
        try {
            FileAt root = new FileAt(branch, "");
            ObjectId commit = offline ? known(url, root, cached) : head(url, root, cached, remote);
            SortedMap<String, ObjectId> files = files(
                    url,
                    cached.repository(),
                    root.tree(cached.repository(), url, commit).root());
            return new RemoteTree(cached, remote, offline, files);
        } catch (IOException | RuntimeException e) {
            try (cached) {
                throw e;
            }
        }
    }

    /** Of all files, with {@code /} between folders; no links and no submodules. */
    public SortedSet<String> paths() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(files.keySet()));
    }

    /** Brings what is not here yet of these, in few requests; what is no path of a file is left out. */
    public void fetch(Collection<String> paths) throws IOException {
        Set<ObjectId> missing = new LinkedHashSet<>();
        try (ObjectReader objects = cached.repository().newObjectReader()) {
            for (String path : paths) {
                ObjectId id = files.get(path);
                if (id != null && !remote.isTooLarge(id) && !objects.has(id)) {
                    missing.add(id);
                }
            }
        }
        if (offline) {
            return;
        }
        Iterator<ObjectId> rest = missing.iterator();
        while (rest.hasNext()) {
            Set<ObjectId> batch = new LinkedHashSet<>();
            while (rest.hasNext() && batch.size() < BATCH) {
                batch.add(rest.next());
            }
            remote.objects(batch);
        }
    }

    /**
     * The content of a text file, which is fetched if it is not here yet; empty where there is no file at the path, or it is
     * no text or larger than {@value TextFile#MAX_BYTES} bytes.
     */
    public Optional<byte[]> read(String path) throws IOException {
        fetch(Set.of(path));
        ObjectId id = files.get(path);
        try (ObjectReader objects = cached.repository().newObjectReader()) {
            if (id == null || !objects.has(id)) {
                return Optional.empty();
            }
            ObjectLoader blob = objects.open(id, Constants.OBJ_BLOB);
            return blob.getSize() > TextFile.MAX_BYTES
                    ? Optional.empty()
                    : Optional.of(TextFile.checked(blob.getBytes(TextFile.MAX_BYTES)));
        } catch (UnreadableFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        cached.close();
    }

    private static ObjectId head(CloneUrl url, FileAt root, CachedRepository cached, RepositoryFetch remote)
            throws IOException {
        Map<String, ObjectId> heads = remote.heads(Set.of(root.ref()));
        cached.heads().write(heads);
        if (heads.containsKey(root.ref())) {
            return heads.get(root.ref());
        }
        FileContent none = root.noBranch(url, remote.branches().keySet());
        throw FetchProblem.of(((FileContent.Broken) none).reason());
    }

    private static ObjectId known(CloneUrl url, FileAt root, CachedRepository cached) throws FetchProblem {
        return cached.heads()
                .commit(root.ref())
                .orElseThrow(() ->
                        FetchProblem.of(Words.OURS.offline() + ", and " + url.text() + " was not fetched before"));
    }

    private static SortedMap<String, ObjectId> files(CloneUrl url, Repository repository, ObjectId root)
            throws IOException {
        SortedMap<String, ObjectId> files = new TreeMap<>();
        long characters = 0;
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(root);
            for (int entries = 0; walk.next(); entries++) {
                if (entries == MAX_ENTRIES || characters > MAX_CHARACTERS) {
                    throw FetchProblem.of(
                            url.text() + " has more than " + MAX_ENTRIES
                                    + " files and folders, or very long names, which are not looked through; run in a checkout");
                }
                FileMode mode = walk.getFileMode(0);
                if (mode == FileMode.TREE && walk.getDepth() < MAX_DEPTH) {
                    walk.enterSubtree();
                } else if ((mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE)
                        && walk.getPathLength() <= MAX_PATH) {
                    files.put(walk.getPathString(), walk.getObjectId(0));
                    characters += walk.getPathLength();
                }
            }
        }
        return files;
    }
}
