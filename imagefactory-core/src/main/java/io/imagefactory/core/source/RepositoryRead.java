package io.imagefactory.core.source;

import io.imagefactory.core.access.Retries;
import io.imagefactory.core.source.FetchProblem.Kind;
import io.imagefactory.core.text.Suggestion;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Reads the sources of one repository. The host is asked where the branches are; a commit that is not in the cache is
 * fetched in the same breath, without its files; then the files that are asked for, by their ids. A host that can do
 * neither sends the commit whole, as far as that is not too much.
 */
final class RepositoryRead {

    /** A link leads to another one, and so on: each is one more round. */
    private static final int MAX_ROUNDS = 12;

    /** What a file costs beside its content. */
    private static final long OVERHEAD = 64 * 1024;

    private final CloneUrl url;
    private final CachedRepository cached;
    private final RemoteGit remote;
    private final Retries retries;
    private final Set<ObjectId> tooLarge = new HashSet<>();
    private Map<String, ObjectId> heads = Map.of();
    private boolean whole;

    RepositoryRead(CloneUrl url, CachedRepository cached, RemoteGit remote, Retries retries) {
        this.url = url;
        this.cached = cached;
        this.remote = remote;
        this.retries = retries;
    }

    /** Every source is answered. */
    Map<Source, SourceContent> online(Collection<Source> sources) throws IOException {
        Map<Source, SourceContent> contents = new LinkedHashMap<>();
        Set<String> refs = new LinkedHashSet<>();
        sources.forEach(source -> refs.add(ref(source)));
        update(refs, false);
        cached.heads().write(heads);
        List<Source> open = sources.stream()
                .filter(source -> heads.containsKey(ref(source)))
                .toList();
        readAll(open, contents);
        if (open.size() < sources.size()) {
            Map<String, ObjectId> branches = branches();
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
        return new SourceContent.Unserved("Maven is offline (-o), and " + url.text() + " was not fetched before");
    }

    private void readAll(List<Source> sources, Map<Source, SourceContent> contents) throws IOException {
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
                fetch(missing);
            }
        }
        open.forEach(source -> contents.put(
                source, new SourceContent.Unreachable(url.text() + " was not sent whole by " + url.host())));
    }

    private SourceContent read(Source source, ObjectId commit) throws IOException {
        String branch = source.branch().map(name -> ", branch " + name).orElse("");
        String place = url.text() + branch;
        try (RevWalk commits = new RevWalk(cached.repository())) {
            String origin = place + " at commit " + commit.abbreviate(12).name();
            return new CommitTree(
                            cached.repository(), commits.parseCommit(commit).getTree(), place, origin)
                    .read(source.dockerfile());
        } catch (MissingObjectException e) {
            if (tooLarge.contains(e.getObjectId())) {
                return new SourceContent.Broken(source.dockerfile() + " "
                        + UnreadableFileException.tooLarge().getMessage() + " (" + place + ")");
            }
            throw e;
        }
    }

    /** Learns where the branches are, and fetches the commits that are new. */
    private void update(Set<String> refs, boolean withFiles) throws IOException {
        try {
            heads = retries.call(
                    () -> remote.shallow(refs, withFiles, connection -> {
                        Map<String, ObjectId> found = new TreeMap<>();
                        Map<String, Ref> known = connection.getRefsMap();
                        refs.stream()
                                .filter(ref ->
                                        known.containsKey(ref) && known.get(ref).getObjectId() != null)
                                .forEach(ref -> found.put(ref, known.get(ref).getObjectId()));
                        Set<ObjectId> wanted =
                                withFiles ? new LinkedHashSet<>(found.values()) : unknown(found.values());
                        if (!wanted.isEmpty()) {
                            RemoteGit.fetch(connection, wanted);
                        }
                        return found;
                    }),
                    failure -> ((FetchProblem) failure).verdict());
            whole = withFiles;
        } catch (FetchProblem e) {
            if (e.kind() != Kind.NO_FILTER || withFiles) {
                throw e;
            }
            update(refs, true);
        }
    }

    private Set<ObjectId> unknown(Collection<ObjectId> commits) throws IOException {
        Set<ObjectId> unknown = new LinkedHashSet<>();
        try (ObjectReader objects = cached.repository().newObjectReader()) {
            for (ObjectId commit : commits) {
                if (!objects.has(commit)) {
                    unknown.add(commit);
                }
            }
        }
        return unknown;
    }

    /** Brings the objects, or learns that they are too large. */
    private void fetch(Set<ObjectId> missing) throws IOException {
        missing.removeAll(tooLarge);
        long maxBytes = missing.size() * (SourceContent.MAX_BYTES + OVERHEAD) + OVERHEAD;
        try {
            retries.call(
                    () -> {
                        remote.objects(missing, maxBytes);
                        return missing;
                    },
                    failure -> ((FetchProblem) failure).verdict());
        } catch (FetchProblem e) {
            if (e.kind() == Kind.TOO_MUCH) {
                single(missing);
            } else if (e.kind() == Kind.REFUSED && !whole) {
                update(heads.keySet(), true);
            } else {
                throw e;
            }
        }
    }

    private void single(Set<ObjectId> missing) throws IOException {
        if (missing.size() == 1) {
            tooLarge.addAll(missing);
            return;
        }
        for (ObjectId id : missing) {
            fetch(new HashSet<>(Set.of(id)));
        }
    }

    private Map<String, ObjectId> branches() throws IOException {
        return retries.call(
                () -> remote.shallow(List.of(Constants.R_HEADS), false, connection -> {
                    Map<String, ObjectId> branches = new TreeMap<>();
                    connection.getRefsMap().forEach((name, ref) -> {
                        if (name.startsWith(Constants.R_HEADS)) {
                            branches.put(name.substring(Constants.R_HEADS.length()), ref.getObjectId());
                        }
                    });
                    return branches;
                }),
                failure -> ((FetchProblem) failure).verdict());
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
