package io.imagefactory.core.git;

import io.imagefactory.core.file.Folders;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RemoteConfig;
import org.eclipse.jgit.transport.URIish;

/** Finds where a working tree pushes to, as its configuration and the user's say. */
public final class PushUrl {

    private PushUrl() {}

    /** There is nothing of that name that could be pushed to. */
    public static final class NoRemoteException extends Exception {

        NoRemoteException(String where) {
            super(where);
        }
    }

    /**
     * @param folder in the working tree; it need not exist
     * @param remote the name of a remote, or a URL
     * @throws NoRemoteException with where it was looked for, to go on with after its name
     */
    public static CloneUrl of(Path folder, String remote) throws NoRemoteException {
        if (GitUrl.parse(remote).isPresent()) {
            Config config = new Config(GitSystem.userConfig());
            config.setString("remote", "named", "url", remote);
            return configured(config, "named", folder)
                    .orElseThrow(() -> new NoRemoteException(" that can be pushed to"));
        }
        Path root = rootAround(folder)
                .orElseThrow(() -> new NoRemoteException(", since no Git working tree lies around " + folder));
        try (Repository repository = GitFolder.open(root)) {
            return configured(repository.getConfig(), remote, root)
                    .orElseThrow(() -> new NoRemoteException(" in the working tree " + root));
        } catch (NoRemoteException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new NoRemoteException(
                    ", since the Git repository in " + root + " is damaged or of a format that cannot be read");
        }
    }

    private static Optional<CloneUrl> configured(Config config, String remote, Path root) {
        try {
            RemoteConfig configured = new RemoteConfig(config, remote);
            List<URIish> urls = Stream.concat(configured.getPushURIs().stream(), configured.getURIs().stream())
                    .toList();
            return urls.isEmpty() ? Optional.empty() : CloneUrl.ofRemote(absolute(urls.get(0), root));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Git reads a relative path from the root of the working tree. */
    private static URIish absolute(URIish url, Path root) {
        boolean relative = url.getScheme() == null
                && url.getHost() == null
                && GitUrl.parse(url.toPrivateString()).isEmpty();
        return relative ? url.setPath(root.resolve(url.getPath()).normalize().toString()) : url;
    }

    private static Optional<Path> rootAround(Path folder) {
        try {
            return GitFolder.rootAround(Folders.realPath(folder));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
