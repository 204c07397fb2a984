package io.imagefactory.core.git;

import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.git.FetchProblem.Kind;
import io.imagefactory.core.host.Deadline;
import io.imagefactory.core.text.Words;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads files of repositories, wherever these are. What has not changed since the last time is not fetched again. Safe for
 * use by several threads, each with repositories of its own.
 */
public final class GitReader {

    /** What reading one repository may take of memory: what is unpacked there, and the files. */
    public static final long MOST_BYTES = UnpackedObjects.HELD_BYTES + TextFile.MAX_BYTES_TOGETHER;

    private final GitHostSettings settings;
    private final GitCache cache;
    private final Map<String, FileContent> down = new ConcurrentHashMap<>();

    public GitReader(GitHostSettings settings) {
        this.settings = settings;
        this.cache = new GitCache(settings.cache());
    }

    /** Removes from the cache what is too much. */
    public void shrinkCache() {
        try {
            cache.shrinkTo(settings.limits().cachedBytes());
        } catch (IOException e) {
            // It is larger than it should be, and the next run tries again.
        }
    }

    /** What came of each file. The repository is asked once, whatever the number of its files and branches. */
    public Map<FileAt, FileContent> read(CloneUrl url, Collection<FileAt> files, Deadline deadline) {
        if (url.scheme().equals("file")) {
            return FileRepository.read(url, files);
        }
        Optional<FileContent> hostDown = Optional.ofNullable(down.get(url.host()));
        if (hostDown.isPresent()) {
            return all(files, hostDown.get());
        }
        try {
            return cached(url, deadline, () -> once(url, files, deadline));
        } catch (FetchProblem e) {
            if (e.kind() == Kind.HOST_DOWN) {
                down.putIfAbsent(url.host(), e.missing());
            }
            return all(files, e.missing());
        } catch (InterruptedIOException e) {
            return all(files, new FileContent.Unreachable(url.text() + " could not be read in time"));
        } catch (IOException | RuntimeException e) {
            settings.listener().failed(url.text(), e);
            return all(
                    files,
                    new FileContent.Unreachable("what was fetched of " + url.text()
                            + " cannot be kept in the cache; see " + Words.OURS.cacheDirectory()));
        } catch (VirtualMachineError e) {
            // What a host sends decides how much it takes, and the other repositories are read all the same.
            settings.listener().failed(url.text(), e);
            return all(
                    files,
                    new FileContent.Unreachable(url.text() + " took more memory than this run has ("
                            + e.getClass().getSimpleName() + "); give it more, or map a checkout with "
                            + Words.OURS.checkouts()));
        }
    }

    /**
     * All files of a branch; to be closed.
     *
     * @param branch by default the one that the remote calls its default
     * @throws FetchProblem if there is no such branch, or the host does not let us have it
     */
    public RemoteTree tree(CloneUrl url, Optional<String> branch, Deadline deadline) throws IOException {
        if (url.scheme().equals("file")) {
            throw FetchProblem.of(url.text() + " is a folder of this machine, and is no remote repository; run in it");
        }
        return cached(url, deadline, () -> {
            CachedRepository repository = cache.open(url, deadline);
            return RemoteTree.open(url, branch, repository, fetch(url, repository, deadline), settings.offline());
        });
    }

    /** Something that is done with what was fetched. */
    private interface Use<T> {

        T run() throws IOException;
    }

    /** A cache that is damaged, or deleted meanwhile, is begun anew. */
    private <T> T cached(CloneUrl url, Deadline deadline, Use<T> use) throws IOException {
        try {
            return use.run();
        } catch (FetchProblem | InterruptedIOException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            cache.forget(url, deadline);
            return use.run();
        }
    }

    private RepositoryFetch fetch(CloneUrl url, CachedRepository repository, Deadline deadline) {
        RemoteGit remote = new RemoteGit(new Transports(url, repository.repository(), settings, deadline));
        return new RepositoryFetch(repository.repository(), remote, settings.retries());
    }

    private Map<FileAt, FileContent> once(CloneUrl url, Collection<FileAt> files, Deadline deadline)
            throws IOException {
        try (CachedRepository repository = cache.open(url, deadline)) {
            RepositoryRead read = new RepositoryRead(url, repository, fetch(url, repository, deadline));
            return settings.offline() ? read.offline(files) : read.online(files);
        }
    }

    static Map<FileAt, FileContent> all(Collection<FileAt> files, FileContent answer) {
        return files.stream().collect(Collectors.toMap(Function.identity(), file -> answer));
    }
}
