package io.imagefactory.core.ci;

import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.HostName;
import io.imagefactory.core.host.PlainHosts;
import io.imagefactory.core.host.Request;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.source.Source;
import io.imagefactory.core.text.Excerpt;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The repository of a source, in the API of the server that keeps it.
 *
 * @param host of the server, in messages and for credentials
 * @param url of the repository in the API, without a slash at its end
 * @param credential who we are there; its secret is never part of a message
 */
record Repository(CiClient client, Source source, String host, URI url, Credential credential) {

    /** @throws TriggerException if the source names no server that can be asked, or nobody is known there */
    static Repository of(Source source, CiClient client) throws TriggerException {
        URI server = server(source);
        String host = HostName.of(server);
        if (!PlainHosts.THIS_MACHINE.allow(server)) {
            throw TriggerException.refused(
                    host + " is not asked for builds by plain http, since a token would be sent in the clear; "
                            + "write its https URL as `url` of the source");
        }
        Provider provider = source.provider();
        Credential credential = client.options()
                .credentials()
                .forHost(host)
                .orElseThrow(() ->
                        TriggerException.refused("no token is known for " + host + "; " + provider.accessHint(host)));
        if (!credential.secret().reveal().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw TriggerException.refused("the token that is known for " + host
                    + " holds what no token has, such as a blank or a line break; set it again");
        }
        URI url = URI.create(provider.apiUrl(server.toString(), host).orElseThrow()
                + provider.repositoryCall(source.repo().orElseThrow()).orElseThrow());
        return new Repository(client, source, host, url, credential);
    }

    /** {@code owner/name}. */
    String name() {
        return source.repo().orElseThrow();
    }

    /** A request of somebody who shows the token. */
    Request request(String method, String resource) {
        return Request.of(method, URI.create(url + resource))
                .as(Optional.of("Bearer " + credential.secret().reveal()));
    }

    /** The branch of the source, else what the server says is the default; GitHub and GitLab say it alike. */
    String branch(Request question, List<Refusal> refusals, Map<String, String> names) throws TriggerException {
        if (source.branch().isPresent()) {
            return source.branch().get();
        }
        return orRefused(client.ask(host, credential.secret(), question), refusals, names)
                .text("default_branch")
                .filter(branch -> !branch.isBlank() && Excerpt.of(branch).equals(branch))
                .orElseThrow(() -> TriggerException.refused(host + " does not say which branch of " + name()
                        + " is its default; add `branch` to the source"));
    }

    /** What comes of a request to run something. */
    Reply order(Request request) throws TriggerException {
        return client.order(host, credential.secret(), () -> request);
    }

    /** @param names what {@code refusals} may name beside the host and the repository */
    Reply orRefused(Reply reply, List<Refusal> refusals, Map<String, String> names) throws TriggerException {
        Map<String, String> all = new HashMap<>(names);
        all.put("repository", name());
        return reply.orRefused(refusals, all);
    }

    /** Without user and without a slash at its end. */
    private static URI server(Source source) throws TriggerException {
        try {
            URI url = new URI(source.url().orElseGet(source.provider()::publicServer));
            if (url.getHost() == null) {
                throw TriggerException.refused("url of the source names no host that could be asked; mend it");
            }
            String scheme = url.getScheme().toLowerCase(Locale.ROOT);
            String path = url.getPath().replaceFirst("/+$", "");
            return new URI(scheme, null, url.getHost(), url.getPort(), path, null, null);
        } catch (URISyntaxException e) {
            throw TriggerException.refused("url of the source is no URL that could be asked; mend it");
        }
    }
}
