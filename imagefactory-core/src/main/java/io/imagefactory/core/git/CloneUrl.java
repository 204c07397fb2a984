package io.imagefactory.core.git;

import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.HostName;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.provider.Provider;
import java.net.URISyntaxException;
import java.util.Optional;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.transport.RemoteConfig;
import org.eclipse.jgit.transport.URIish;

/**
 * Where a repository is fetched from, or pushed to.
 *
 * @param uri without a password; a user only for ssh, which cannot do without
 * @param text the repository in messages: {@code github.com/owner/repo}
 * @param host its {@linkplain HostName name}; empty for a file
 * @param credential what the user's Git configuration writes into the URL; a source itself has no password
 */
public record CloneUrl(URIish uri, String scheme, String text, String host, Optional<Credential> credential) {

    /**
     * Where a URL leads, by the user's Git configuration, whose {@code url.<base>.insteadOf} is followed.
     *
     * @param url of an accepted form
     * @param text the repository in messages
     */
    public static CloneUrl of(String url, String text) {
        return of(url, text, GitSystem.userConfig());
    }

    static CloneUrl of(String url, String text, Config user) {
        return of(rewritten(url, user), text)
                .orElseThrow(() ->
                        new IllegalArgumentException("insteadOf of the Git configuration makes no URL of " + text));
    }

    /** A remote, as configured and rewritten; empty if that is none of the accepted forms. */
    static Optional<CloneUrl> ofRemote(URIish uri) {
        return of(uri, GitUrl.withoutCredentials(uri.toPrivateString()));
    }

    private static Optional<CloneUrl> of(URIish uri, String text) {
        return GitUrl.parse(uri.toPrivateString())
                .map(parts -> new CloneUrl(
                        uri.setPass(null).setUser(parts.scheme().equals("ssh") ? uri.getUser() : null),
                        parts.scheme(),
                        text,
                        parts.isLocal() ? "" : HostName.of(parts.scheme(), uri.getHost(), parts.port()),
                        parts.scheme().equals("https") ? credential(uri) : Optional.empty()));
    }

    private static Optional<Credential> credential(URIish uri) {
        return Optional.ofNullable(uri.getPass())
                .filter(password -> !password.isBlank())
                .map(password -> new Credential(Optional.ofNullable(uri.getUser()), new Secret(password)));
    }

    /** What to do if the host does not let us in, to go on with after a comma. */
    public String accessHint() {
        return scheme.equals("ssh")
                ? "give " + host + " a key of the ssh agent or of ~/.ssh"
                : Provider.at(host).accessHint(host);
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
