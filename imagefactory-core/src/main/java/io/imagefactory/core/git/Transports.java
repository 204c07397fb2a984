package io.imagefactory.core.git;

import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Deadline;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;

/**
 * Opens ways to the host of one repository: with our credentials, guarded, and bounded in time and size.
 *
 * @param local what is fetched goes into it, and what is pushed comes from it
 */
record Transports(CloneUrl url, FetchedRepository local, GitHostSettings settings, Deadline deadline) {

    /** What to do with an open transport, or a connection of it. */
    @FunctionalInterface
    interface Use<C, T> {

        T with(C open) throws IOException;
    }

    /** @throws FetchProblem whatever goes wrong; the listener was told */
    <T> T open(long maxBytes, Use<Transport, T> use) throws FetchProblem {
        Exchange exchange = new Exchange(url, deadline, maxBytes);
        try {
            exchange.checkTime();
            local.receive(exchange);
            try (Transport transport = transport(exchange)) {
                prepare(transport, exchange);
                return use.with(transport);
            }
        } catch (IOException | RuntimeException e) {
            settings.listener().failed(url.text(), e);
            throw FetchProblems.of(exchange, e);
        }
    }

    private Transport transport(Exchange exchange) throws IOException {
        return "git".equals(url.scheme())
                ? new DaemonTransport(local, url.uri(), exchange)
                : Transport.open(local, url.uri());
    }

    private void prepare(Transport transport, Exchange exchange) {
        transport.setTagOpt(TagOpt.NO_TAGS);
        transport.setObjectChecker(new UnpackedObjects(exchange));
        transport.setTimeout((int) settings.limits().answer().toSeconds());
        if (transport instanceof TransportHttp http) {
            HostCredentials credentials = new HostCredentials(settings.credentials(), settings.helpers(), exchange);
            http.setHttpConnectionFactory(
                    new HttpConnections(exchange, settings.protocols(), settings.proxies(), settings.certificates()));
            http.setCredentialsProvider(credentials);
            // What is known is told at once, which spares a request.
            Optional<Credential> own = credentials.known().or(url::credential);
            own.ifPresent(credential -> {
                credentials.told();
                http.setPreemptiveBasicAuthentication(
                        HostCredentials.user(credential, url.host()),
                        credential.secret().reveal());
            });
        } else {
            transport.setCredentialsProvider(
                    new HostCredentials(Credentials.none(), CredentialHelpers.none(), exchange));
        }
        if (transport instanceof SshTransport ssh) {
            ssh.setSshSessionFactory(new SshConnections(exchange, settings));
        }
    }
}
