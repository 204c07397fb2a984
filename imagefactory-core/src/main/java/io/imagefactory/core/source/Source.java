package io.imagefactory.core.source;

import io.imagefactory.core.git.TreePath;
import io.imagefactory.core.provider.Provider;
import java.util.List;
import java.util.Optional;

/**
 * Where the Dockerfile of an image lives. Two sources are equal if they are written alike.
 *
 * @param provider who keeps the repository; {@link Provider#GITHUB} is what images.yaml defaults to
 * @param repo the repository as {@code owner/repo} (on GitLab groups may nest: {@code group/team/repo}), without a
 *     host and without {@code .git}; needed for every provider but {@code git} and {@code local}, which have none
 * @param url with provider {@code git} the clone URL, which is needed ({@code https://}, {@code ssh://}, {@code git://},
 *     {@code file://}, {@code user@host:path} or an absolute path); with provider {@code local} absent; else the
 *     self-hosted server, such as {@code https://git.example.com}, by default the provider's public one. A password has
 *     no place in it
 * @param branch the branch to read, by default the one that the remote calls its default
 * @param dockerfile the path relative to the repository's root, with {@code /} between folders; with provider
 *     {@code local} relative to the folder of images.yaml. Whether {@code ..} leaves the tree is checked here for a
 *     repository, and on reading for {@code local}
 */
public record Source(
        Provider provider, Optional<String> repo, Optional<String> url, Optional<String> branch, String dockerfile) {

    /** The path of a Dockerfile where none is given. */
    public static final String DEFAULT_DOCKERFILE = "Dockerfile";

    /** @throws InvalidSourceException if a value is missing, superfluous or not of the accepted form */
    public Source {
        SourceChecks.check(provider, repo, url, branch, dockerfile);
    }

    /** What is wrong with the parts of a source, at most one problem for each of repository, branch and Dockerfile. */
    public static List<InvalidSourceException> problems(
            Provider provider,
            Optional<String> repo,
            Optional<String> url,
            Optional<String> branch,
            String dockerfile) {
        return SourceChecks.problems(provider, repo, url, branch, dockerfile);
    }

    /** How many folders upwards the path of the Dockerfile leads before it leads down: 0 for one that does not. */
    public int levelsUp() {
        return (int)
                TreePath.segments(dockerfile).stream().takeWhile(".."::equals).count();
    }

    /** A Dockerfile beside images.yaml or elsewhere in the working tree around it. */
    public static Source local(String dockerfile) {
        return new Source(Provider.LOCAL, Optional.empty(), Optional.empty(), Optional.empty(), dockerfile);
    }

    /** The Dockerfile of a repository such as {@code owner/repo} on the provider's public server, default branch. */
    public static Source of(Provider provider, String repo, String dockerfile) {
        return new Source(provider, Optional.of(repo), Optional.empty(), Optional.empty(), dockerfile);
    }
}
