package io.imagefactory.core.source;

import io.imagefactory.core.git.TreePath;
import io.imagefactory.core.provider.Provider;
import java.util.Map;
import java.util.Optional;

/** Where the Dockerfile of an image lives. Two sources are equal if they are written alike. */
public sealed interface Source permits LocalSource, HostedSource {

    /** The path of a Dockerfile where none is given. */
    String DEFAULT_DOCKERFILE = "Dockerfile";

    /** Who keeps the repository. */
    Provider provider();

    /** {@code owner/repo}; present where the provider names repositories. */
    default Optional<String> repo() {
        return Optional.empty();
    }

    /** The server of one's own; of provider {@code git} the clone URL. */
    default Optional<String> url() {
        return Optional.empty();
    }

    /** The branch to read, by default the one that the remote calls its default. */
    Optional<String> branch();

    /**
     * The path relative to the repository's root, with {@code /} between folders; with provider {@code local} relative to
     * the folder of images.yaml.
     */
    String dockerfile();

    /**
     * Another file of the same repository, branch and commit.
     *
     * @param path relative to the folder of the Dockerfile, with {@code /} between folders
     * @throws IllegalArgumentException if it is none that may be read; the message is half a sentence
     */
    Source beside(String path);

    /** How many folders upwards the path of the Dockerfile leads before it leads down: 0 for one that does not. */
    default int levelsUp() {
        return (int)
                TreePath.segments(dockerfile()).stream().takeWhile(".."::equals).count();
    }

    /**
     * The source that images.yaml writes so.
     *
     * @param provider {@link Provider#GITHUB} is what images.yaml defaults to
     * @param repo the repository as {@code owner/repo} (on GitLab groups may nest: {@code group/team/repo}), without a
     *     host and without {@code .git}; needed for every provider but {@code git} and {@code local}, which have none
     * @param url with provider {@code git} the clone URL, which is needed ({@code https://}, {@code ssh://}, {@code git://},
     *     {@code file://}, {@code user@host:path} or an absolute path); with provider {@code local} absent; else the
     *     self-hosted server, such as {@code https://git.example.com}, by default the provider's public one. A password has
     *     no place in it
     * @param dockerfile whether {@code ..} leaves the tree is checked here for a repository, and on reading for
     *     {@code local}
     * @throws InvalidSourceException if values are missing, superfluous or not of the accepted form
     */
    static Source of(
            Provider provider,
            Optional<String> repo,
            Optional<String> url,
            Optional<String> branch,
            String dockerfile) {
        Map<String, String> problems = new SourceChecks(provider).problems(repo, url, branch, dockerfile);
        if (!problems.isEmpty()) {
            throw new InvalidSourceException(problems);
        }
        if (provider == Provider.LOCAL) {
            return new LocalSource(branch, dockerfile);
        }
        HostedRepository repository = repo.<HostedRepository>map(
                        name -> new HostedRepository.Named(provider, name, url))
                .orElseGet(() -> new HostedRepository.AtUrl(url.orElseThrow()));
        return new HostedSource(repository, branch, dockerfile);
    }
}
