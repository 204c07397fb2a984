package io.imagefactory.core.source;

import io.imagefactory.core.access.Credential;
import io.imagefactory.core.access.Credentials;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.BasePackFetchConnection;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FilterSpec;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;

/** Talks to the host of one repository, in Git's protocol, and puts what it sends into a local one. */
final class RemoteGit {

    private static final FilterSpec WITHOUT_FILES = filter("blob:none");

    private final CloneUrl url;
    private final Repository local;
    private final GitHostSettings settings;
    private final Deadline deadline;
    private final GitHosts.Listener listener;

    RemoteGit(CloneUrl url, Repository local, GitHostSettings settings, Deadline deadline, GitHosts.Listener listener) {
        this.url = url;
        this.local = local;
        this.settings = settings;
        this.deadline = deadline;
        this.listener = listener;
    }

    /** What to do with an open connection. */
    @FunctionalInterface
    interface Use<T> {

        T with(FetchConnection connection) throws IOException;
    }

    /** Asks for references that begin so, and no history: whatever is fetched over the connection is one commit deep. */
    <T> T shallow(Collection<String> refPrefixes, boolean withFiles, Use<T> use) throws FetchProblem {
        return connect(refPrefixes, settings.limits().fetchedBytes(), use, transport -> {
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

    private <T> T connect(
            Collection<String> refPrefixes,
            long maxBytes,
            Use<T> use,
            java.util.function.Consumer<Transport> preparation)
            throws FetchProblem {
        Exchange exchange = new Exchange(url, deadline, maxBytes);
        try {
            exchange.checkTime();
            try (Transport transport = Transport.open(local, url.uri())) {
                preparation.accept(transport);
                prepare(transport, exchange);
                try (FetchConnection connection = transport.openFetch(List.of(), refPrefixes.toArray(String[]::new))) {
                    if (!(connection instanceof BasePackFetchConnection)) {
                        throw new PackProtocolException("a server of plain files");
                    }
                    return use.with(connection);
                }
            }
        } catch (IOException | RuntimeException e) {
            listener.failed(url.text(), e);
            throw FetchProblems.of(exchange, e);
        }
    }

    private void prepare(Transport transport, Exchange exchange) {
        transport.setTagOpt(TagOpt.NO_TAGS);
        transport.setTimeout((int) settings.limits().answer().toSeconds());
        if (transport instanceof TransportHttp http) {
            HostCredentials credentials = new HostCredentials(settings.credentials(), settings.helpers(), exchange);
            http.setHttpConnectionFactory(new HttpConnections(exchange, credentials, settings.proxies()));
            http.setCredentialsProvider(credentials);
            // What is known is told at once, which spares a request.
            Optional<Credential> own = credentials.known(url.host()).or(url::credential);
            own.ifPresent(credential -> {
                credentials.told(url.host());
                http.setPreemptiveBasicAuthentication(
                        HostCredentials.user(credential, url.host()),
                        credential.secret().reveal());
            });
        } else {
            transport.setCredentialsProvider(new HostCredentials(Credentials.none(), Credentials.none(), exchange));
        }
        if (transport instanceof SshTransport ssh) {
            ssh.setSshSessionFactory(new SshConnections(exchange, settings));
        }
    }

    private static FilterSpec filter(String text) {
        try {
            return FilterSpec.fromFilterLine(text);
        } catch (PackProtocolException e) {
            throw new IllegalStateException(e);
        }
    }
}
