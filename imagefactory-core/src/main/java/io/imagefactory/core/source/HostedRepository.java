package io.imagefactory.core.source;

import io.imagefactory.core.git.CloneUrl;
import io.imagefactory.core.git.GitUrl;
import io.imagefactory.core.provider.Provider;
import java.util.Optional;
import java.util.stream.Stream;

/** Which repository a source means, to be found again among the many URLs that name it. */
sealed interface HostedRepository {

    Provider provider();

    default Optional<String> repo() {
        return Optional.empty();
    }

    Optional<String> url();

    /** For messages: {@code github.com/owner/repo}, or the clone URL without credentials. */
    String text();

    /** Where it is fetched from. */
    CloneUrl cloneUrl();

    /** Whether a remote with this URL is the repository, protocols aside. */
    boolean isAt(GitUrl remote);

    /** One that its provider names: on its public server, or on one of one's own. */
    record Named(Provider provider, String name, Optional<String> url) implements HostedRepository {

        @Override
        public Optional<String> repo() {
            return Optional.of(name);
        }

        @Override
        public String text() {
            GitUrl server = server();
            return server.host() + (server.port() < 0 ? "" : ":" + server.port()) + "/" + prefix(server) + name;
        }

        @Override
        public CloneUrl cloneUrl() {
            return CloneUrl.of(provider.cloneUrl(url, name), text());
        }

        /** A server below a path serves https there, but ssh from its root. */
        @Override
        public boolean isAt(GitUrl remote) {
            GitUrl server = server();
            String sshPath = provider.sshPath(name);
            return Stream.of(
                            server.withPath(prefix(server) + sshPath),
                            server.withPath(sshPath),
                            parsed(provider.cloneUrl(url, name)))
                    .anyMatch(own -> own.sameServer(remote) && own.path().equalsIgnoreCase(remote.path()));
        }

        private GitUrl server() {
            return parsed(url.orElseGet(provider::publicServer));
        }

        private static String prefix(GitUrl server) {
            return server.path().isEmpty() ? "" : server.path() + "/";
        }
    }

    /** One that its clone URL names. */
    record AtUrl(String written) implements HostedRepository {

        @Override
        public Provider provider() {
            return Provider.GIT;
        }

        @Override
        public Optional<String> url() {
            return Optional.of(written);
        }

        @Override
        public String text() {
            return GitUrl.withoutCredentials(written);
        }

        @Override
        public CloneUrl cloneUrl() {
            return CloneUrl.of(written, text());
        }

        @Override
        public boolean isAt(GitUrl remote) {
            GitUrl own = parsed(written);
            boolean caseless = Provider.at(own.host()).namesRepositories();
            return own.sameServer(remote)
                    && (caseless
                            ? own.path().equalsIgnoreCase(remote.path())
                            : own.path().equals(remote.path()));
        }
    }

    private static GitUrl parsed(String url) {
        return GitUrl.parse(url).orElseThrow(() -> new IllegalStateException("a source checks its url"));
    }
}
