package io.imagefactory.core.source;

import io.imagefactory.core.source.FetchProblem.Kind;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.RemoteRefUpdate;

/** The references of claims on the Git server, and the commits that they point to. */
final class ClaimServer {

    private final Repository local;
    private final Transports transports;
    private final RemoteGit remote;
    private final GitHosts.Listener listener;

    ClaimServer(Repository local, Transports transports, GitHosts.Listener listener) {
        this.local = local;
        this.transports = transports;
        this.remote = new RemoteGit(transports);
        this.listener = listener;
    }

    /** Where a reference is to be moved to, and from where; from zero if it is not to be there. */
    record Move(ObjectId from, ObjectId to) {}

    CloneUrl url() {
        return transports.url();
    }

    /** Where the references are that exist, and fetches their commits, without history, as far as the server lets us. */
    Map<String, ObjectId> look(Collection<String> refs) throws FetchProblem {
        try {
            return look(refs, true);
        } catch (FetchProblem e) {
            if (e.kind() != Kind.TOO_MUCH) {
                throw e;
            }
        }
        Map<String, ObjectId> found = look(refs, false);
        for (String ref : found.keySet()) {
            try {
                look(Set.of(ref), true);
            } catch (FetchProblem e) {
                if (e.kind() != Kind.TOO_MUCH) {
                    throw e;
                }
            }
        }
        return found;
    }

    /**
     * Moves references in one push, each for itself: a server moves one only if it is where the move begins, and of two at
     * once it takes one (gitprotocol-pack, "Reference Update Request").
     *
     * @return those that were moved
     */
    Set<String> push(Map<String, Move> moves) throws FetchProblem {
        return transports.open(transports.limits().fetchedBytes(), transport -> {
            Map<String, RemoteRefUpdate> updates = new LinkedHashMap<>();
            for (Map.Entry<String, Move> move : moves.entrySet()) {
                updates.put(move.getKey(), update(move.getKey(), move.getValue()));
            }
            try (PushConnection connection = transport.openPush()) {
                connection.push(NullProgressMonitor.INSTANCE, updates);
            }
            Set<String> moved = new HashSet<>();
            updates.forEach((ref, update) -> {
                if (update.getStatus() == RemoteRefUpdate.Status.OK) {
                    moved.add(ref);
                } else {
                    listener.failed(url().text(), new TransportException(ref + ": " + update.getMessage()));
                }
            });
            return moved;
        });
    }

    private RemoteRefUpdate update(String ref, Move move) throws IOException {
        return new RemoteRefUpdate(local, null, move.to(), ref, true, null, move.from());
    }

    private Map<String, ObjectId> look(Collection<String> refs, boolean fetching) throws FetchProblem {
        return remote.shallow(refs, true, connection -> {
            Map<String, ObjectId> found = new TreeMap<>();
            Map<String, Ref> known = connection.getRefsMap();
            for (String ref : refs) {
                if (known.containsKey(ref) && known.get(ref).getObjectId() != null) {
                    found.put(ref, known.get(ref).getObjectId());
                }
            }
            Set<ObjectId> unknown = unknown(found.values());
            if (fetching && !unknown.isEmpty()) {
                RemoteGit.fetch(connection, unknown);
            }
            return found;
        });
    }

    private Set<ObjectId> unknown(Collection<ObjectId> ids) throws IOException {
        Set<ObjectId> unknown = new HashSet<>();
        try (ObjectReader objects = local.newObjectReader()) {
            for (ObjectId id : ids) {
                if (!objects.has(id)) {
                    unknown.add(id);
                }
            }
        }
        return unknown;
    }
}
