package io.imagefactory.core.git;

import io.imagefactory.core.git.Transports.Use;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.BasePackFetchConnection;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FilterSpec;
import org.eclipse.jgit.transport.Transport;

/** Asks the host of one repository, in Git's protocol, and puts what it sends into a local one. */
record RemoteGit(Transports transports) {

    private static final FilterSpec WITHOUT_FILES = filter("blob:none");

    /** Asks for references that begin so, and no history: whatever is fetched over the connection is one commit deep. */
    <T> T shallow(Collection<String> refPrefixes, boolean withFiles, Use<FetchConnection, T> use) throws FetchProblem {
        return connect(refPrefixes, transports.settings().limits().fetchedBytes(), use, transport -> {
            transport.setDepth(1);
            transport.setFilterSpec(withFiles ? FilterSpec.NO_FILTER : WITHOUT_FILES);
        });
    }

    /** Fetches single objects by their ids. */
    void objects(Collection<ObjectId> ids, long maxBytes) throws FetchProblem {
        connect(
                List.of("refs/none"),
                maxBytes,
                connection -> {
                    fetch(connection, ids);
                    return ids;
                },
                transport -> {});
    }

    /** Fetches what the connection was set up for. */
    static void fetch(FetchConnection connection, Collection<ObjectId> ids) throws IOException {
        List<Ref> wanted = ids.stream()
                .map(id -> (Ref) new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, id.name(), id))
                .toList();
        connection.fetch(NullProgressMonitor.INSTANCE, wanted, Set.of(), null);
    }

    /** Where those of the references are that exist. */
    static Map<String, ObjectId> heads(FetchConnection connection, Collection<String> refs) {
        Map<String, ObjectId> found = new TreeMap<>();
        for (String ref : refs) {
            Ref there = connection.getRef(ref);
            if (there != null && there.getObjectId() != null) {
                found.put(ref, there.getObjectId());
            }
        }
        return found;
    }

    /** Fetches those of the objects that the local repository does not have. */
    static void fetchUnknown(FetchConnection connection, Repository local, Collection<ObjectId> ids)
            throws IOException {
        Set<ObjectId> unknown = new LinkedHashSet<>();
        try (ObjectReader objects = local.newObjectReader()) {
            for (ObjectId id : ids) {
                if (!objects.has(id)) {
                    unknown.add(id);
                }
            }
        }
        if (!unknown.isEmpty()) {
            fetch(connection, unknown);
        }
    }

    private <T> T connect(
            Collection<String> refPrefixes, long maxBytes, Use<FetchConnection, T> use, Consumer<Transport> preparation)
            throws FetchProblem {
        return transports.open(maxBytes, transport -> {
            preparation.accept(transport);
            try (FetchConnection connection = transport.openFetch(List.of(), refPrefixes.toArray(String[]::new))) {
                if (!(connection instanceof BasePackFetchConnection)) {
                    throw new PackProtocolException("a server of plain files");
                }
                return use.with(connection);
            }
        });
    }

    private static FilterSpec filter(String text) {
        try {
            return FilterSpec.fromFilterLine(text);
        } catch (PackProtocolException e) {
            throw new IllegalStateException(e);
        }
    }
}
