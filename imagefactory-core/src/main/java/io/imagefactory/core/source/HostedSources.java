package io.imagefactory.core.source;

import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.git.CloneUrl;
import io.imagefactory.core.git.FileAt;
import io.imagefactory.core.git.GitHostSettings;
import io.imagefactory.core.git.GitReader;
import io.imagefactory.core.git.HostLimits;
import io.imagefactory.core.host.Deadline;
import io.imagefactory.core.host.HostQueue;
import io.imagefactory.core.host.Memory;
import io.imagefactory.core.text.Words;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * What is on this machine goes first; what that does not serve is read from the hosts, each repository once, whatever the
 * number of its sources. What is wrong with one repository or host is said of its sources alone.
 */
public final class HostedSources implements Sources {

    private final Sources local;
    private final GitHostSettings settings;
    private final GitReader reader;
    private final Map<Source, String> commits = new ConcurrentHashMap<>();

    public HostedSources(Sources local, GitHostSettings settings) {
        this.local = local;
        this.settings = settings;
        this.reader = new GitReader(settings);
    }

    /** If the thread is interrupted, what is under way is not waited for. */
    @Override
    public void read(Set<Source> sources, BiConsumer<Source, FileContent> receiver) throws IOException {
        BiConsumer<Source, FileContent> told = receiver.andThen(this::remember);
        Set<Source> unserved = ConcurrentHashMap.newKeySet();
        local.read(sources, (source, content) -> {
            if (source instanceof HostedSource && content instanceof FileContent.Unserved) {
                unserved.add(source);
            } else {
                told.accept(source, content);
            }
        });
        readHosts(
                sources.stream()
                        .filter(unserved::contains)
                        .map(HostedSource.class::cast)
                        .collect(Collectors.groupingBy(
                                source -> source.repository().cloneUrl(), LinkedHashMap::new, Collectors.toList())),
                told);
        reader.shrinkCache();
    }

    /** The commit that a source was read from, in a sentence; empty for what was read from disk or not at all. */
    public Optional<String> commitOf(Source source) {
        return Optional.ofNullable(commits.get(source));
    }

    private void remember(Source source, FileContent content) {
        if (content instanceof FileContent.Found found) {
            found.commit().ifPresent(commit -> commits.put(source, commit));
        }
    }

    private void readHosts(Map<CloneUrl, List<HostedSource>> byRepository, BiConsumer<Source, FileContent> receiver)
            throws InterruptedIOException {
        byRepository.entrySet().removeIf(repository -> isRefused(repository.getKey(), repository.getValue(), receiver));
        Queue<Deadline> deadlines = new ConcurrentLinkedQueue<>();
        AtomicInteger done = new AtomicInteger();
        List<HostQueue.Task> tasks = byRepository.entrySet().stream()
                .map(repository -> new HostQueue.Task(repository.getKey().host(), () -> {
                    Deadline deadline = new Deadline(settings.limits().repository());
                    deadlines.add(deadline);
                    read(repository.getKey(), repository.getValue(), deadline, receiver);
                    settings.listener().read(done.incrementAndGet(), byRepository.size());
                }))
                .toList();
        try {
            HostLimits limits = settings.limits();
            int atOnce = Memory.atOnce(GitReader.MOST_BYTES, limits.repositories());
            HostQueue.run("imagefactory-git", atOnce, limits.repositoriesPerHost(), tasks);
        } catch (InterruptedException e) {
            deadlines.forEach(Deadline::cancel);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while Git hosts were read");
        }
    }

    private void read(
            CloneUrl url, List<HostedSource> sources, Deadline deadline, BiConsumer<Source, FileContent> receiver) {
        Map<FileAt, FileContent> files = reader.read(
                url, sources.stream().map(HostedSource::file).distinct().toList(), deadline);
        sources.parallelStream().forEach(source -> receiver.accept(source, files.get(source.file())));
    }

    private boolean isRefused(CloneUrl url, List<HostedSource> sources, BiConsumer<Source, FileContent> receiver) {
        Optional<FileContent> refused = refusal(url, settings).map(FileContent.Unreachable::new);
        refused.ifPresent(content -> sources.forEach(source -> receiver.accept(source, content)));
        return refused.isPresent();
    }

    /** Why a repository is not asked for, by its protocol. */
    static Optional<String> refusal(CloneUrl url, GitHostSettings settings) {
        return settings.protocols().contains(url.scheme())
                ? Optional.empty()
                : Optional.of(url.text() + " is reached by " + url.scheme()
                        + ", which is not allowed; name it by https or ssh, or add " + url.scheme() + " to "
                        + Words.OURS.allowedProtocols());
    }
}
