package io.imagefactory.kargo;

import io.imagefactory.core.host.HostName;
import io.imagefactory.core.image.DnsName;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.source.Source;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * The API of a Git host.
 *
 * @param url without a slash at its end
 * @param tokenSecret the name of the Secret with the token for it; each host has its own, so that none is told the token of
 *     another, whatever images.yaml says
 */
record ApiServer(String url, String tokenSecret) {

    /** Empty for hosts whose builds we cannot start, and for those that are not reached by https. */
    static Optional<ApiServer> of(Source source) {
        Provider provider = source.provider();
        return Optional.of(provider)
                .filter(Provider::namesRepositories)
                .flatMap(any -> uri(source.url().orElseGet(provider::publicServer)))
                .flatMap(uri -> of(provider, uri));
    }

    /** On a server of one's own the Secret is named after it. */
    private static Optional<ApiServer> of(Provider provider, URI uri) {
        String name = uri.getHost().toLowerCase(Locale.ROOT);
        boolean own = !provider.isPublic(name);
        String port = own && uri.getPort() >= 0 ? ":" + uri.getPort() : "";
        String server =
                own ? "https://" + name + port + uri.getRawPath().replaceFirst("/+$", "") : provider.publicServer();
        String secret = provider.text() + "-dispatch" + (own ? "-" + name + port.replace(':', '.') : "");
        return provider.apiUrl(server, HostName.of("https", name, own ? uri.getPort() : -1))
                .filter(any -> DnsName.isSubdomain(secret))
                .map(url -> new ApiServer(url, secret));
    }

    private static Optional<URI> uri(String text) {
        try {
            URI uri = new URI(text);
            return Optional.of(uri).filter(any -> "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
