package io.imagefactory.core.ci;

import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.HostName;
import io.imagefactory.core.host.PlainHosts;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.source.Source;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * The server that keeps a repository.
 *
 * @param url without user and without a slash at its end
 * @param host its name, in messages and for credentials
 */
record Server(URI url, String host, Provider provider) {

    /** The server of a source. */
    static Server of(Source source) throws TriggerException {
        try {
            URI url = new URI(source.url().orElseGet(source.provider()::publicServer));
            if (url.getHost() == null) {
                throw TriggerException.refused("url of the source names no host that could be asked; mend it");
            }
            URI plain = new URI(
                    url.getScheme().toLowerCase(Locale.ROOT),
                    null,
                    url.getHost(),
                    url.getPort(),
                    url.getPath().replaceFirst("/+$", ""),
                    null,
                    null);
            String host = HostName.of(plain);
            if (!PlainHosts.THIS_MACHINE.allow(plain)) {
                throw TriggerException.refused(
                        host + " is not asked for builds by plain http, since a token would be sent in the clear; "
                                + "write its https URL as `url` of the source");
            }
            return new Server(plain, host, source.provider());
        } catch (URISyntaxException e) {
            throw TriggerException.refused("url of the source is no URL that could be asked; mend it");
        }
    }

    /** What of its API describes a repository. */
    URI repository(String repo) {
        return URI.create(provider.apiUrl(url.toString(), host).orElseThrow()
                + provider.repositoryCall(repo).orElseThrow());
    }

    /** Who we are there. */
    Credential credential(Credentials credentials) throws TriggerException {
        Credential credential = credentials
                .forHost(host)
                .orElseThrow(() ->
                        TriggerException.refused("no token is known for " + host + "; " + provider.accessHint(host)));
        if (!credential.secret().reveal().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw TriggerException.refused("the token that is known for " + host
                    + " holds what no token has, such as a blank or a line break; set it again");
        }
        return credential;
    }
}
