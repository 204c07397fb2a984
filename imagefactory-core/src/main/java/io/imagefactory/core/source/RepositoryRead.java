package io.imagefactory.core.source;

import io.imagefactory.core.file.UnreadableFileException;
import io.imagefactory.core.text.Suggestion;
import io.imagefactory.core.text.Words;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;

/** Reads the sources of one repository from what was fetched of it, and has fetched what is missing. */
final class RepositoryRead {

    /** A link leads to another one, and so on: each is one more round. */
    private static final int MAX_ROUNDS = 12;

    private final CloneUrl url;
    private final CachedRepository cached;
    private final RepositoryFetch remote;

    RepositoryRead(CloneUrl url, CachedRepository cached, RepositoryFetch remote) {
        this.url = url;
        this.cached = cached;
        this.remote = remote;
    }

    /** Every source is answered. */
    Map<Source, SourceContent> online(Collection<Source> sources) throws IOException {
        Map<Source, SourceContent> contents = new LinkedHashMap<>();
        Set<String> refs = new LinkedHashSet<>();
        sources.forEach(source -> refs.add(ref(source)));
        Map<String, ObjectId> heads = remote.heads(refs);
        cached.heads().write(heads);
        List<Source> open = sources.stream()
                .filter(source -> heads.containsKey(ref(source)))
                .toList();
        readAll(open, heads, contents);
        if (open.size() < sources.size()) {
            Map<String, ObjectId> branches = remote.branches();
            sources.stream()
                    .filter(source -> !heads.containsKey(ref(source)))
                    .forEach(source -> contents.put(source, noBranch(source, branches.keySet())));
        }
        return contents;
    }

    /** What the cache knows. */
    Map<Source, SourceContent> offline(Collection<Source> sources) throws IOException {
        Map<Source, SourceContent> contents = new LinkedHashMap<>();
        for (Source source : sources) {
            contents.put(source, cached.heads().commit(ref(source)).isEmpty() ? notFetched() : offline(source));
        }
        return contents;
    }

    private SourceContent offline(Source source) throws IOException {
        try {
            return read(source, cached.heads().commit(ref(source)).orElseThrow());
        } catch (MissingObjectException e) {
            return notFetched();
        }
    }

    private SourceContent notFetched() {
        return new SourceContent.Unserved(Words.OURS.offline() + ", and " + url.text() + " was not fetched before");
    }

    private void readAll(List<Source> sources, Map<String, ObjectId> heads, Map<Source, SourceContent> contents)
            throws IOException {
        List<Source> open = sources;
        for (int round = 0; round < MAX_ROUNDS && !open.isEmpty(); round++) {
            Set<ObjectId> missing = new LinkedHashSet<>();
            for (Source source : open) {
                try {
                    contents.put(source, read(source, heads.get(ref(source))));
                } catch (MissingObjectException e) {
                    missing.add(e.getObjectId());
                }
            }
            open = open.stream().filter(source -> !contents.containsKey(source)).toList();
            if (!missing.isEmpty()) {
                remote.objects(missing);
            }
        }
        open.forEach(source -> contents.put(
                source, new SourceContent.Unreachable(url.text() + " was not sent whole by " + url.host())));
    }

    private SourceContent read(Source source, ObjectId commit) throws IOException {
        String branch = source.branch().map(name -> ", branch " + name).orElse("");
        String place = url.text() + branch;
        try (RevWalk commits = new RevWalk(cached.repository())) {
            String name = place + " at commit " + commit.abbreviate(12).name();
            return new CommitTree(
                            cached.repository(), commits.parseCommit(commit).getTree(), place, name)
                    .read(source.dockerfile());
        } catch (MissingObjectException e) {
            if (remote.isTooLarge(e.getObjectId())) {
                return new SourceContent.Broken(source.dockerfile() + " "
                        + UnreadableFileException.tooLarge(SourceContent.MAX_BYTES)
                                .getMessage() + " (" + place + ")");
            }
            throw e;
        }
    }

    private SourceContent noBranch(Source source, Set<String> branches) {
        return new SourceContent.Broken(source.branch()
                .map(branch -> url.text() + " has no branch " + branch + Suggestion.after(branch, branches))
                .orElse(
                        branches.isEmpty()
                                ? url.text() + " has no commit yet"
                                : url.text() + " has no default branch; name one with branch"));
    }

    private static String ref(Source source) {
        return source.branch().map(name -> Constants.R_HEADS + name).orElse(Constants.HEAD);
    }
}
