package io.imagefactory.core.source;

import io.imagefactory.core.git.CloneUrl;
import io.imagefactory.core.git.GitUrl;
import io.imagefactory.core.provider.Provider;
import java.util.List;

/**
 * Which repository a source means, to be found again among the many URLs that name it.
 *
 * @param text for messages: {@code github.com/owner/repo}, or the clone URL without credentials
 * @param urls where it is served, protocols aside
 * @param caseless whether the case of a path counts for nothing
 */
record RepositoryIdentity(String text, List<GitUrl> urls, boolean caseless) {

    /** The repository of a source that has one. */
    static RepositoryIdentity of(Source source) {
        return source.provider().namesRepositories() ? ofServer(source) : ofCloneUrl(source);
    }

    /** Where the repository of a source that has one is fetched from. */
    static CloneUrl cloneUrl(Source source) {
        String url = source.provider().namesRepositories()
                ? source.provider().cloneUrl(source.url(), source.repo().orElseThrow())
                : source.url().orElseThrow();
        return CloneUrl.of(url, of(source).text());
    }

    /** Whether a remote with this URL is the repository. */
    boolean isAt(GitUrl remote) {
        return urls.stream().anyMatch(url -> url.sameServer(remote) && samePath(url.path(), remote.path()));
    }

    private boolean samePath(String path, String other) {
        return caseless ? path.equalsIgnoreCase(other) : path.equals(other);
    }

    private static RepositoryIdentity ofServer(Source source) {
        String repo = source.repo().orElseThrow();
        GitUrl server = parsed(source.url().orElseGet(source.provider()::publicServer));
        String prefix = server.path().isEmpty() ? "" : server.path() + "/";
        String sshPath = source.provider().sshPath(repo);
        // A server below a path serves https there, but ssh from its root.
        List<GitUrl> urls = List.of(
                server.withPath(prefix + sshPath),
                server.withPath(sshPath),
                parsed(source.provider().cloneUrl(source.url(), repo)));
        String port = server.port() < 0 ? "" : ":" + server.port();
        return new RepositoryIdentity(server.host() + port + "/" + prefix + repo, urls, true);
    }

    private static RepositoryIdentity ofCloneUrl(Source source) {
        String text = source.url().orElseThrow();
        GitUrl url = parsed(text);
        return new RepositoryIdentity(
                GitUrl.withoutCredentials(text),
                List.of(url),
                Provider.at(url.host()).namesRepositories());
    }

    private static GitUrl parsed(String url) {
        return GitUrl.parse(url).orElseThrow(() -> new IllegalStateException("a source checks its url"));
    }
}
