package io.imagefactory.core.git;

import io.imagefactory.core.git.FetchProblem.Kind;
import io.imagefactory.core.host.Retries;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * Brings to a local repository what is needed of a remote one. A commit that is new comes in the same breath as where the
 * branches are, without its files; single objects come by their ids. A host that can do neither sends the commit whole.
 */
final class RepositoryFetch {

    /** What a file costs beside its content. */
    private static final long OVERHEAD = 64 * 1024;

    private final Repository local;
    private final RemoteGit remote;
    private final Retries retries;
    private final Set<ObjectId> tooLarge = new HashSet<>();
    private Map<String, ObjectId> heads = Map.of();
    private boolean whole;

    RepositoryFetch(Repository local, RemoteGit remote, Retries retries) {
        this.local = local;
        this.remote = remote;
        this.retries = retries;
    }

    /** Learns where the branches are, and fetches the commits that are new. A branch that is not there is left out. */
    Map<String, ObjectId> heads(Set<String> refs) throws IOException {
        update(refs, false);
        return heads;
    }

    /** Whether that object was not fetched, since it is larger than any file that is read. */
    boolean isTooLarge(ObjectId id) {
        return tooLarge.contains(id);
    }

    /** Brings the objects, or learns that they are too large. */
    void objects(Set<ObjectId> missing) throws IOException {
        missing.removeAll(tooLarge);
        long maxBytes = missing.size() * (TextFile.MAX_BYTES + OVERHEAD) + OVERHEAD;
        try {
            again(() -> {
                remote.objects(missing, maxBytes);
                return missing;
            });
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

    /** All branches that the host has, by their short names. */
    Map<String, ObjectId> branches() throws IOException {
        return again(() -> remote.shallow(List.of(Constants.R_HEADS), false, connection -> {
            Map<String, ObjectId> branches = new TreeMap<>();
            connection.getRefsMap().forEach((name, ref) -> {
                if (name.startsWith(Constants.R_HEADS)) {
                    branches.put(name.substring(Constants.R_HEADS.length()), ref.getObjectId());
                }
            });
            return branches;
        }));
    }

    private void update(Set<String> refs, boolean withFiles) throws IOException {
        try {
            heads = again(() -> remote.shallow(refs, withFiles, connection -> {
                Map<String, ObjectId> found = RemoteGit.heads(connection, refs);
                if (!withFiles) {
                    RemoteGit.fetchUnknown(connection, local, found.values());
                } else if (!found.isEmpty()) {
                    RemoteGit.fetch(connection, new LinkedHashSet<>(found.values()));
                }
                return found;
            }));
            whole = withFiles;
        } catch (FetchProblem e) {
            if (e.kind() != Kind.NO_FILTER || withFiles) {
                throw e;
            }
            update(refs, true);
        }
    }

    private void single(Set<ObjectId> missing) throws IOException {
        if (missing.size() == 1) {
            tooLarge.addAll(missing);
            return;
        }
        for (ObjectId id : missing) {
            objects(new HashSet<>(Set.of(id)));
        }
    }

    private <T> T again(Retries.Attempt<T> attempt) throws IOException {
        return retries.call(remote.transports().deadline(), attempt, failure -> ((FetchProblem) failure).verdict());
    }
}
