package io.imagefactory.core.source;

import io.imagefactory.core.git.CloneUrl;
import io.imagefactory.core.git.FetchProblem;
import io.imagefactory.core.git.GitHostSettings;
import io.imagefactory.core.git.GitReader;
import io.imagefactory.core.git.RemoteTree;
import io.imagefactory.core.host.Deadline;
import io.imagefactory.core.text.MendableException;
import io.imagefactory.core.text.Words;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The files of a repository on a Git host, of which only those are fetched that are read. They are of one commit: that at
 * which the branch is when they are opened. All of it has the time that is meant for one repository. For one thread.
 */
public final class RemoteFiles implements AutoCloseable {

    private final CloneUrl url;
    private final RemoteTree tree;

    private RemoteFiles(CloneUrl url, RemoteTree tree) {
        this.url = url;
        this.tree = tree;
    }

    /**
     * Asks where the branch is, and for the list of its files. With {@code offline} settings, what was fetched before
     * serves.
     *
     * @param source any of the repository and branch, on a Git host
     * @throws MendableException where the repository or branch cannot be read; it says which, why, and what to do
     * @throws InterruptedIOException if the thread was interrupted while it waited, and then it still is
     */
    public static RemoteFiles open(Source source, GitHostSettings settings) throws InterruptedIOException {
        HostedSource hosted = (HostedSource) source;
        CloneUrl url = hosted.repository().cloneUrl();
        HostedSources.refusal(url, settings).ifPresent(reason -> {
            throw new MendableException(reason);
        });
        Deadline deadline = new Deadline(settings.limits().repository());
        return new RemoteFiles(url, told(url, () -> new GitReader(settings).tree(url, hosted.branch(), deadline)));
    }

    /** Of all files, with {@code /} between folders; no links and no submodules. */
    public SortedSet<String> paths() {
        return tree.paths();
    }

    /**
     * Fetches many at once, which spares a request for each; those that are no files are left out.
     *
     * @throws MendableException and {@link InterruptedIOException} as {@link #open} has them
     */
    public void fetch(Collection<String> paths) throws InterruptedIOException {
        told(url, () -> {
            tree.fetch(paths);
            return paths;
        });
    }

    /**
     * The text of a file, which is fetched if it was not yet; empty where there is none at the path, or it is no text or
     * larger than 1 MB.
     *
     * @throws MendableException and {@link InterruptedIOException} as {@link #open} has them
     */
    public Optional<String> text(String path) throws InterruptedIOException {
        return told(url, () -> tree.read(path)).map(content -> new String(content, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        tree.close();
    }

    /** Something that talks to the host. */
    private interface Reading<T> {

        T run() throws IOException;
    }

    private static <T> T told(CloneUrl url, Reading<T> reading) throws InterruptedIOException {
        try {
            return reading.run();
        } catch (FetchProblem e) {
            throw new MendableException(e.reason(), e);
        } catch (Deadline.Passed e) {
            throw new MendableException(url.text() + " could not be read in time", e);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw new MendableException(
                    "what was fetched of " + url.text() + " cannot be kept in the cache; see "
                            + Words.OURS.cacheDirectory(),
                    e);
        }
    }
}
