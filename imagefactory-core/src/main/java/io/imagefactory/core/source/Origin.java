package io.imagefactory.core.source;

import io.imagefactory.core.git.Checkout;
import io.imagefactory.core.git.GitFolder;
import io.imagefactory.core.git.GitUrl;
import io.imagefactory.core.git.Remote;
import io.imagefactory.core.provider.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The repository that files are of, so that a source can name them.
 *
 * @param provider who keeps it; {@link Provider#LOCAL} where no remote is known
 * @param repo {@code owner/repo}, where the provider names repositories
 * @param url of a server of one's own, or with {@link Provider#GIT} the clone URL
 * @param branch the one that is published from: the remote's default one as the clone recorded it, else the one that is
 *     checked out; empty for whatever the remote says
 * @param folder what local paths begin with: empty, or {@code ../} as often as images.yaml lies below the root
 */
public record Origin(
        Provider provider, Optional<String> repo, Optional<String> url, Optional<String> branch, String folder) {

    /**
     * That of the working tree around a folder, by its remote {@code origin}, or else its only one.
     *
     * @param imagesFolder the folder of images.yaml
     */
    public static Origin around(Path imagesFolder) throws IOException {
        Path real = imagesFolder.toRealPath();
        Optional<Path> root = GitFolder.rootAround(real);
        int levels = root.map(any -> real.getNameCount() - any.getNameCount()).orElse(0);
        Origin local =
                new Origin(Provider.LOCAL, Optional.empty(), Optional.empty(), Optional.empty(), "../".repeat(levels));
        if (root.isEmpty()) {
            return local;
        }
        try (Checkout checkout = Checkout.open(root.get())) {
            for (Remote remote : checkout.remotes()) {
                boolean isOrigin =
                        remote.name().equals("origin") || checkout.remotes().size() == 1;
                if (isOrigin
                        && !remote.urls().isEmpty()
                        && !remote.urls().get(0).isLocal()) {
                    return at(remote.urls().get(0), branch(checkout, remote), servedBy(root.get()));
                }
            }
            return local;
        }
    }

    /** The source of a file. */
    public Source source(String path) {
        return Source.of(provider, repo, url, branch, folder + path);
    }

    /** The host of the repository; empty for a local one. */
    public Optional<String> host() {
        return url.flatMap(GitUrl::parse).map(GitUrl::host).or(provider::publicHost);
    }

    /** The path of the repository on its host. */
    public Optional<String> path() {
        return repo.or(() -> url.flatMap(GitUrl::parse).map(GitUrl::path));
    }

    private static Optional<String> branch(Checkout checkout, Remote remote) throws IOException {
        return checkout.defaultBranch(remote)
                .or(() -> checkout.currentBranches().stream().sorted().findFirst());
    }

    /** Whose server a host is that nobody knows by its name: that of which the repository has files for CI, and no other. */
    private static Optional<Provider> servedBy(Path root) {
        List<Provider> providers = Stream.of(
                        Stream.of(".gitea/workflows", ".forgejo/workflows")
                                .filter(folder -> Files.isDirectory(root.resolve(folder)))
                                .map(any -> Provider.GITEA),
                        Stream.of(".gitlab-ci.yml")
                                .filter(file -> Files.isRegularFile(root.resolve(file)))
                                .map(any -> Provider.GITLAB),
                        Stream.of(".github/workflows")
                                .filter(folder -> Files.isDirectory(root.resolve(folder)))
                                .map(any -> Provider.GITHUB))
                .flatMap(Function.identity())
                .distinct()
                .toList();
        return providers.size() == 1 ? Optional.of(providers.get(0)) : Optional.empty();
    }

    private static Origin at(GitUrl url, Optional<String> branch, Optional<Provider> served) {
        Provider provider = Provider.at(url.host());
        long parts = url.path().chars().filter(c -> c == '/').count() + 1;
        Optional<Provider> own = served.filter(any -> provider == Provider.GIT && any.namesByParts(parts));
        if (own.isPresent()) {
            boolean web = url.scheme().startsWith("http");
            String server = (web ? url.scheme() : "https") + "://" + url.host()
                    + (web && url.port() >= 0 ? ":" + url.port() : "");
            return new Origin(own.get(), Optional.of(url.path()), Optional.of(server), branch, "");
        }
        if (provider.namesRepositories() && provider.namesByParts(parts)) {
            return new Origin(provider, Optional.of(url.path()), Optional.empty(), branch, "");
        }
        String port = url.port() < 0 ? "" : ":" + url.port();
        String user = url.scheme().equals("ssh") ? "git@" : "";
        String text = url.scheme() + "://" + user + url.host() + port + "/" + url.path() + ".git";
        return new Origin(Provider.GIT, Optional.empty(), Optional.of(text), branch, "");
    }
}
