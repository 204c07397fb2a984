package io.imagefactory.core.git;

import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.transport.RemoteConfig;
import org.eclipse.jgit.transport.URIish;

/**
 * A remote of the working tree.
 *
 * @param urls as configured, and as {@code url.<base>.insteadOf} rewrites them; those of no known form are left out
 */
public record Remote(String name, List<GitUrl> urls) {

    /** The remotes in the order of the configuration. */
    static List<Remote> of(Config config, Path root) {
        return config.getSubsections("remote").stream()
                .map(name -> new Remote(name, urls(config, name, root)))
                .toList();
    }

    private static List<GitUrl> urls(Config config, String name, Path root) {
        return Stream.concat(Arrays.stream(config.getStringList("remote", name, "url")), rewritten(config, name))
                .map(url -> GitUrl.parse(url).or(() -> relative(url, root)))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Stream<String> rewritten(Config config, String name) {
        try {
            return new RemoteConfig(config, name).getURIs().stream().map(URIish::toPrivateString);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    /** Git reads a relative path from the root of the working tree. */
    private static Optional<GitUrl> relative(String url, Path root) {
        try {
            return url.contains(":")
                    ? Optional.empty()
                    : GitUrl.parse(root.resolve(url).normalize().toString());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
