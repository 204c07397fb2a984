package io.imagefactory.core.git;

import io.imagefactory.core.host.HostName;
import io.imagefactory.core.provider.Provider;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jgit.transport.URIish;

/**
 * A Git URL taken apart: {@code https://host:port/path}, {@code ssh://user@host:port/path}, {@code user@host:path},
 * {@code git://host/path}, {@code file:///path}, or an absolute path. Credentials are not kept.
 *
 * @param scheme lower case; {@code ssh} for the form with a colon, {@code file} for a path
 * @param host lower case; empty for a file; {@code github.com} for {@code ssh.github.com} and the like
 * @param port -1 for the scheme's default
 * @param path without a leading slash (but for a file), trailing slashes and {@code .git}; may be empty
 * @param hasSecret whether the text held what may be one: a password, a user where the protocol is not ssh, a query
 */
public record GitUrl(String scheme, String host, int port, String path, boolean hasSecret) {

    private static final Pattern ABSOLUTE = Pattern.compile("^(?:/|\\\\\\\\|[A-Za-z]:[/\\\\]).*");
    private static final Pattern REMOTE_HELPER = Pattern.compile("^[A-Za-z0-9+.-]+::.*");
    /** Hosts for ssh at the port of https, and the host that each is in truth. */
    private static final Map<String, String> HOSTS_FOR_SSH_OVER_HTTPS = Arrays.stream(Provider.values())
            .filter(provider -> provider.sshHost().isPresent())
            .collect(Collectors.toUnmodifiableMap(
                    provider -> provider.sshHost().orElseThrow(),
                    provider -> provider.publicHost().orElseThrow()));

    private static final Pattern QUERY = Pattern.compile("[?#].*$");

    /** Empty if the text is none of the accepted forms, such as a relative path. */
    public static Optional<GitUrl> parse(String text) {
        if (text.isBlank()
                || text.chars().anyMatch(character -> Character.isISOControl(character) || character == ' ')
                || REMOTE_HELPER.matcher(text).matches()) {
            return Optional.empty();
        }
        URIish uri;
        try {
            uri = new URIish(text);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
        String path = Optional.ofNullable(uri.getPath()).orElse("");
        if (uri.getHost() != null && !uri.getHost().isEmpty() && !"file".equals(uri.getScheme())) {
            String scheme = scheme(uri);
            String host = uri.getHost().toLowerCase(Locale.ROOT);
            Optional<String> official = Optional.ofNullable(HOSTS_FOR_SSH_OVER_HTTPS.get(host));
            return Optional.of(new GitUrl(
                    scheme,
                    official.orElse(host),
                    official.isPresent() || uri.getPort() == HostName.usualPort(scheme) ? -1 : uri.getPort(),
                    trimmed(path).replaceFirst("^/+", ""),
                    uri.getPass() != null || !scheme.equals("ssh") && (uri.getUser() != null || path.contains("?"))));
        }
        if (!Optional.ofNullable(uri.getScheme()).orElse("file").equals("file")
                || !ABSOLUTE.matcher(path).matches()) {
            return Optional.empty();
        }
        return Optional.of(new GitUrl("file", "", -1, filePath(path), uri.getPass() != null));
    }

    /** The text fit to be shown: what may be a user or a password is left out. */
    public static String withoutCredentials(String text) {
        int authority = text.indexOf("//");
        int end = text.lastIndexOf('@') + 1;
        int colon = text.indexOf(':');
        String shown = text;
        if (authority >= 0 && end > authority + 1) {
            shown = text.substring(0, authority + 2) + text.substring(end);
        } else if (authority < 0 && colon >= 0 && colon < text.indexOf('@')) {
            shown = text.substring(end);
        }
        return QUERY.matcher(shown).replaceFirst("");
    }

    public boolean isLocal() {
        return scheme.equals("file");
    }

    public GitUrl withPath(String newPath) {
        return new GitUrl(scheme, host, port, newPath, hasSecret);
    }

    /** Whether both name one server; ports count only between URLs of one protocol. */
    public boolean sameServer(GitUrl other) {
        return isLocal() == other.isLocal()
                && host.equals(other.host)
                && (!protocol().equals(other.protocol()) || port == other.port);
    }

    private String protocol() {
        return scheme.equals("http") ? "https" : scheme;
    }

    private static String scheme(URIish uri) {
        String scheme = uri.getScheme() == null ? "ssh" : uri.getScheme().toLowerCase(Locale.ROOT);
        return scheme.equals("git+ssh") || scheme.equals("ssh+git") ? "ssh" : scheme;
    }

    /** One text for a path, its {@code file:} URL, and the {@code .git} folder in it. */
    private static String filePath(String path) {
        return trimmed(path.replace('\\', '/'))
                .replaceFirst("^/+(?=[A-Za-z]:/)", "")
                .replaceFirst("(?<=.)/+\\.git$", "");
    }

    private static String trimmed(String path) {
        String end = path.replaceFirst("/+$", "");
        return end.toLowerCase(Locale.ROOT).endsWith(".git") && !end.endsWith("/.git")
                ? end.substring(0, end.length() - ".git".length()).replaceFirst("/+$", "")
                : end;
    }
}
