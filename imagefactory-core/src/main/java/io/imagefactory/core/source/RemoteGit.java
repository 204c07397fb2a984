package io.imagefactory.core.source;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.BasePackFetchConnection;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FilterSpec;
import org.eclipse.jgit.transport.Transport;

/** Asks the host of one repository, in Git's protocol, and puts what it sends into a local one. */
final class RemoteGit {

    private static final FilterSpec WITHOUT_FILES = filter("blob:none");

    private final Transports transports;

    RemoteGit(Transports transports) {
        this.transports = transports;
    }

    /** What to do with an open connection. */
    @FunctionalInterface
    interface Use<T> {

        T with(FetchConnection connection) throws IOException;
    }

    /** Asks for references that begin so, and no history: whatever is fetched over the connection is one commit deep. */
    <T> T shallow(Collection<String> refPrefixes, boolean withFiles, Use<T> use) throws FetchProblem {
        return connect(refPrefixes, transports.limits().fetchedBytes(), use, transport -> {
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

    private <T> T connect(Collection<String> refPrefixes, long maxBytes, Use<T> use, Consumer<Transport> preparation)
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
