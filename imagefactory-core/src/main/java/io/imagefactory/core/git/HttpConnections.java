package io.imagefactory.core.git;

import io.imagefactory.core.host.TrustedCertificates;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;

/**
 * Opens the connections of one exchange by HTTP.
 *
 * @param protocols which ones may be used
 */
record HttpConnections(
        Exchange exchange, Set<String> protocols, ProxySelector proxies, Optional<TrustedCertificates> certificates)
        implements HttpConnectionFactory {

    @Override
    public HttpConnection create(URL url) throws IOException {
        return create(url, Proxy.NO_PROXY);
    }

    /** Takes the proxy from our own settings, whatever JGit has found. */
    @Override
    public HttpConnection create(URL url, Proxy ignored) throws IOException {
        exchange.end();
        GuardedConnection connection = new GuardedConnection(url, proxy(url), exchange, protocols.contains("http"));
        if (certificates.isPresent() && url.getProtocol().equalsIgnoreCase("https")) {
            trust(connection, certificates.get());
        }
        return connection;
    }

    private static void trust(HttpConnection connection, TrustedCertificates certificates) throws IOException {
        try {
            connection.configure(null, certificates.managers(), null);
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificates cannot be used", e);
        }
    }

    private Proxy proxy(URL url) throws IOException {
        try {
            List<Proxy> possible = proxies.select(new URI(url.getProtocol(), url.getAuthority(), "/", null, null));
            return possible == null || possible.isEmpty() ? Proxy.NO_PROXY : possible.get(0);
        } catch (URISyntaxException e) {
            throw new IOException("no proxy can be found for " + url.getHost(), e);
        }
    }
}
