package io.imagefactory.core.source;

import io.imagefactory.core.provider.Provider;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is on this machine goes first; what that does not serve was read from its host, all at once and beforehand. */
public final class HostedSources implements SourceReader {

    private final SourceReader local;
    private final Map<Source, SourceContent> hosted;

    private HostedSources(SourceReader local, Map<Source, SourceContent> hosted) {
        this.local = local;
        this.hosted = hosted;
    }

    /**
     * Asks the hosts of all the sources that {@code local} does not serve.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public static HostedSources read(Collection<Source> sources, SourceReader local, GitHosts hosts)
            throws InterruptedException {
        Map<Source, SourceContent> contents = new LinkedHashMap<>();
        sources.stream()
                .filter(source -> source.provider() != Provider.LOCAL)
                .distinct()
                .forEach(source -> contents.put(source, local.read(source)));
        List<Source> unserved = contents.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof SourceContent.Unserved)
                .map(Map.Entry::getKey)
                .toList();
        Map<Source, SourceContent> hosted = hosts.read(unserved);
        contents.putAll(hosted);
        return new HostedSources(local, contents);
    }

    @Override
    public SourceContent read(Source source) {
        SourceContent content = hosted.get(source);
        return content == null ? local.read(source) : content;
    }

    /** The commit that a source was read from, in a sentence; empty for what was read from disk or not at all. */
    public Optional<String> commitOf(Source source) {
        return Optional.ofNullable(hosted.get(source))
                .filter(SourceContent.Found.class::isInstance)
                .flatMap(content -> ((SourceContent.Found) content).commit());
    }
}
