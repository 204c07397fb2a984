package io.imagefactory.core.git;

import io.imagefactory.core.host.HostName;
import io.imagefactory.core.host.TrustedCertificates;
import io.imagefactory.core.provider.Provider;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;

/** Opens the connections of one exchange by HTTP. */
record HttpConnections(
        Exchange exchange,
        HostCredentials credentials,
        ProxySelector proxies,
        Optional<TrustedCertificates> certificates)
        implements HttpConnectionFactory {

    @Override
    public HttpConnection create(URL url) throws IOException {
        return create(url, Proxy.NO_PROXY);
    }

    /** Takes the proxy from our own settings, whatever JGit has found. */
    @Override
    public HttpConnection create(URL url, Proxy ignored) throws IOException {
        exchange.end();
        String host = host(url);
        boolean foreign = !host.equals(exchange.url().host())
                || !url.getProtocol().equalsIgnoreCase(exchange.url().scheme());
        Optional<String> authorization = foreign
                ? credentials
                        .known(host)
                        .map(credential -> credential.basic(Provider.at(host).tokenUser()))
                : Optional.empty();
        GuardedConnection connection = new GuardedConnection(url, proxy(url), exchange, foreign, authorization);
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
            throw new IOException("no proxy can be found for " + host(url), e);
        }
    }

    private static String host(URL url) {
        return HostName.of(url.getProtocol(), url.getHost(), url.getPort());
    }
}
