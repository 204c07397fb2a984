package io.imagefactory.core.source;

import io.imagefactory.core.git.CloneUrl;
import io.imagefactory.core.git.FileAt;
import io.imagefactory.core.git.GitFile;
import io.imagefactory.core.git.GitHostSettings;
import io.imagefactory.core.git.GitListener;
import io.imagefactory.core.git.GitReader;
import io.imagefactory.core.git.HostLimits;
import io.imagefactory.core.host.Deadline;
import io.imagefactory.core.host.HostQueue;
import io.imagefactory.core.host.Retries;
import io.imagefactory.core.text.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads sources from the hosts of their repositories, each repository once, whatever the number of its sources. */
public final class GitHosts {

    private final GitHostSettings settings;
    private final GitReader reader;
    private final GitListener listener;

    /** @param retries what waits between attempts; safe for use by several threads */
    public GitHosts(GitHostSettings settings, Retries retries, GitListener listener) {
        this.settings = settings;
        this.reader = new GitReader(settings, retries, listener);
        this.listener = listener;
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
            read(url, group, deadline, contents);
            listener.read(done.incrementAndGet(), byRepository.size());
        })));
        try {
            HostLimits limits = settings.limits();
            HostQueue.run("imagefactory-git", limits.repositories(), limits.repositoriesPerHost(), tasks);
        } catch (InterruptedException e) {
            synchronized (deadlines) {
                deadlines.forEach(Deadline::cancel);
            }
            throw e;
        }
        reader.shrinkCache();
        return contents;
    }

    private Map<CloneUrl, List<Source>> byRepository(Collection<Source> sources, Map<Source, SourceContent> contents) {
        Map<CloneUrl, List<Source>> byRepository = new LinkedHashMap<>();
        for (Source source : sources) {
            CloneUrl url = RepositoryIdentity.cloneUrl(source);
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

    private void read(CloneUrl url, List<Source> sources, Deadline deadline, Map<Source, SourceContent> contents) {
        Map<FileAt, GitFile> files =
                reader.read(url, sources.stream().map(GitHosts::file).distinct().toList(), deadline);
        sources.forEach(source -> contents.put(source, SourceContent.of(files.get(file(source)))));
    }

    private static FileAt file(Source source) {
        return new FileAt(source.branch(), source.dockerfile());
    }
}
