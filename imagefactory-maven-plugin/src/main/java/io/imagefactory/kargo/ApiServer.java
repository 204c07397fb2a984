package io.imagefactory.kargo;

import io.imagefactory.core.image.DnsName;
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
        return switch (source.provider()) {
            case GITHUB -> of(source, "github.com", "https://api.github.com", "/api/v3", "github-dispatch");
            case GITLAB -> of(source, "gitlab.com", "https://gitlab.com/api/v4", "/api/v4", "gitlab-dispatch");
            case BITBUCKET, GITEA, GIT, LOCAL -> Optional.empty();
        };
    }

    /** @param path of the API on a server of one's own */
    private static Optional<ApiServer> of(
            Source source, String publicHost, String publicUrl, String path, String tokenSecret) {
        ApiServer publicServer = new ApiServer(publicUrl, tokenSecret);
        if (source.url().isEmpty()) {
            return Optional.of(publicServer);
        }
        return uri(source.url().get()).flatMap(uri -> {
            String host = uri.getHost().toLowerCase(Locale.ROOT);
            if (host.equals(publicHost)) {
                return Optional.of(publicServer);
            }
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            String secret = tokenSecret + "-" + host + port.replace(':', '.');
            return DnsName.isSubdomain(secret)
                    ? Optional.of(new ApiServer(
                            "https://" + host + port + uri.getRawPath().replaceFirst("/+$", "") + path, secret))
                    : Optional.empty();
        });
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
