package io.imagefactory.core.source;

import io.imagefactory.core.host.Deadline;
import io.imagefactory.core.host.HostQueue;
import io.imagefactory.core.host.Retries;
import io.imagefactory.core.source.FetchProblem.Kind;
import io.imagefactory.core.text.Words;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jgit.lib.Config;

/**
 * Reads sources from the hosts of their repositories. A repository is asked once, whatever the number of its sources and
 * branches, and what has not changed since the last time is not fetched again.
 */
public final class GitHosts {

    private final GitHostSettings settings;
    private final Retries retries;
    private final GitCache cache;
    private final Listener listener;
    private final Map<String, SourceContent> down = new ConcurrentHashMap<>();

    /** Told of what goes wrong while it does, by several threads at once. */
    @FunctionalInterface
    public interface Listener {

        /**
         * A repository could not be read, or not at once.
         *
         * @param cause for whoever looks into it; its text is the library's or the host's, and no sentence of ours
         */
        void failed(String repository, Throwable cause);

        /** So many repositories have been read, or could not be; told after each, by any thread. */
        default void read(int done, int total) {}
    }

    /** @param retries what waits between attempts; safe for use by several threads */
    public GitHosts(GitHostSettings settings, Retries retries, Listener listener) {
        this.settings = settings;
        this.retries = retries;
        this.listener = listener;
        this.cache = new GitCache(settings.cache());
    }

    /**
     * What came of each source, none of which is of provider {@code local}. What is wrong with one repository or host is
     * said of its sources alone.
     *
     * @throws InterruptedException if the thread is interrupted; nothing is waited for then
     */
    public Map<Source, SourceContent> read(Collection<Source> sources) throws InterruptedException {
        Map<Source, SourceContent> contents = new ConcurrentHashMap<>();
        Map<CloneUrl, List<Source>> byRepository = byRepository(sources, contents);
        List<Deadline> deadlines = new ArrayList<>();
        List<HostQueue.Task> tasks = new ArrayList<>();
        AtomicInteger done = new AtomicInteger();
        byRepository.forEach((url, group) -> tasks.add(new HostQueue.Task(url.host(), () -> {
            Deadline deadline = new Deadline(settings.limits().repository());
            synchronized (deadlines) {
                deadlines.add(deadline);
            }
            contents.putAll(read(url, group, deadline));
            listener.read(done.incrementAndGet(), byRepository.size());
        })));
        try {
            HostQueue.run(settings.limits(), tasks);
        } catch (InterruptedException e) {
            synchronized (deadlines) {
                deadlines.forEach(Deadline::cancel);
            }
            throw e;
        }
        shrinkCache();
        return contents;
    }

    private void shrinkCache() {
        try {
            cache.shrinkTo(settings.limits().cachedBytes());
        } catch (IOException e) {
            // It is larger than it should be, and the next run tries again.
        }
    }

    private Map<CloneUrl, List<Source>> byRepository(Collection<Source> sources, Map<Source, SourceContent> contents) {
        Config user = GitSystem.userConfig();
        Map<CloneUrl, List<Source>> byRepository = new LinkedHashMap<>();
        for (Source source : sources) {
            CloneUrl url = CloneUrl.of(source, user);
            if (settings.protocols().contains(url.scheme())) {
                byRepository.computeIfAbsent(url, any -> new ArrayList<>()).add(source);
            } else {
                contents.put(source, notAllowed(url));
            }
        }
        return byRepository;
    }

    private static SourceContent notAllowed(CloneUrl url) {
        return new SourceContent.Unreachable(url.text() + " is reached by " + url.scheme()
                + ", which is not allowed; name it by https or ssh, or add " + url.scheme()
                + " to " + Words.OURS.allowedProtocols());
    }

    private Map<Source, SourceContent> read(CloneUrl url, List<Source> sources, Deadline deadline) {
        if (url.scheme().equals("file")) {
            return FileRepository.read(url, sources);
        }
        Optional<SourceContent> hostDown = Optional.ofNullable(down.get(url.host()));
        if (hostDown.isPresent()) {
            return all(sources, hostDown.get());
        }
        try {
            return cached(url, sources, deadline);
        } catch (FetchProblem e) {
            if (e.kind() == Kind.HOST_DOWN) {
                down.putIfAbsent(url.host(), e.content());
            }
            return all(sources, e.content());
        } catch (InterruptedIOException e) {
            return all(sources, new SourceContent.Unreachable(url.text() + " could not be read in time"));
        } catch (IOException | RuntimeException e) {
            listener.failed(url.text(), e);
            return all(
                    sources,
                    new SourceContent.Unreachable("what was fetched of " + url.text()
                            + " cannot be kept in the cache; see " + Words.OURS.cacheDirectory()));
        }
    }

    /** A cache that is damaged, or deleted meanwhile, is begun anew. */
    private Map<Source, SourceContent> cached(CloneUrl url, List<Source> sources, Deadline deadline)
            throws IOException {
        try {
            return once(url, sources, deadline);
        } catch (FetchProblem | InterruptedIOException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            cache.forget(url, deadline);
            return once(url, sources, deadline);
        }
    }

    private Map<Source, SourceContent> once(CloneUrl url, List<Source> sources, Deadline deadline) throws IOException {
        try (CachedRepository repository = cache.open(url, deadline)) {
            RemoteGit remote =
                    new RemoteGit(new Transports(url, repository.repository(), settings, deadline, listener));
            RepositoryRead read =
                    new RepositoryRead(url, repository, new RepositoryFetch(repository.repository(), remote, retries));
            return settings.offline() ? read.offline(sources) : read.online(sources);
        }
    }

    private static Map<Source, SourceContent> all(List<Source> sources, SourceContent content) {
        Map<Source, SourceContent> contents = new LinkedHashMap<>();
        sources.forEach(source -> contents.put(source, content));
        return contents;
    }
}
