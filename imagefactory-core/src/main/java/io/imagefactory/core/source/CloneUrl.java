package io.imagefactory.core.source;

import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.HostName;
import io.imagefactory.core.host.Secret;
import java.net.URISyntaxException;
import java.util.Optional;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.transport.RemoteConfig;
import org.eclipse.jgit.transport.URIish;

/**
 * Where the repository of a source is fetched from.
 *
 * @param uri without a password; a user only for ssh, which cannot do without
 * @param text the repository in messages: {@code github.com/owner/repo}
 * @param host its {@linkplain HostName name}; empty for a file
 * @param credential what the user's Git configuration writes into the URL; a source itself has no password
 */
record CloneUrl(URIish uri, String scheme, String text, String host, Optional<Credential> credential) {

    /** @param user the user's Git configuration, whose {@code url.<base>.insteadOf} is followed */
    static CloneUrl of(Source source, Config user) {
        URIish uri = rewritten(url(source), user);
        String text = RepositoryIdentity.of(source).text();
        return of(uri, text)
                .orElseThrow(() ->
                        new IllegalArgumentException("insteadOf of the Git configuration makes no URL of " + text));
    }

    /** A remote, as configured and rewritten; empty if that is none of the accepted forms. */
    static Optional<CloneUrl> ofRemote(URIish uri) {
        return of(uri, GitUrl.withoutCredentials(uri.toPrivateString()));
    }

    private static Optional<CloneUrl> of(URIish uri, String text) {
        return GitUrl.parse(uri.toPrivateString()).map(parts -> of(uri, text, parts));
    }

    private static CloneUrl of(URIish uri, String text, GitUrl parts) {
        boolean ssh = parts.scheme().equals("ssh");
        return new CloneUrl(
                ssh ? uri.setPass(null) : uri.setPass(null).setUser(null),
                parts.scheme(),
                text,
                parts.isLocal() ? "" : HostName.of(parts.scheme(), uri.getHost(), parts.port()),
                parts.scheme().equals("https") ? credential(uri) : Optional.empty());
    }

    private static Optional<Credential> credential(URIish uri) {
        return Optional.ofNullable(uri.getPass())
                .filter(password -> !password.isBlank())
                .map(password -> new Credential(Optional.ofNullable(uri.getUser()), Secret.of(password)));
    }

    private static String url(Source source) {
        if (!source.provider().namesRepositories()) {
            return source.url().orElseThrow();
        }
        return source.provider().cloneUrl(source.url(), source.repo().orElseThrow());
    }

    private static URIish rewritten(String url, Config user) {
        try {
            Config config = new Config(user);
            config.setString("remote", "source", "url", url);
            return Optional.of(new RemoteConfig(config, "source").getURIs())
                    .filter(uris -> !uris.isEmpty())
                    .map(uris -> uris.get(0))
                    .orElse(new URIish(url));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("a source checks its url", e);
        }
    }
}
