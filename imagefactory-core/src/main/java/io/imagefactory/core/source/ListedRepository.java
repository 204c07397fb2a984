package io.imagefactory.core.source;

import io.imagefactory.core.provider.Provider;
import java.util.Optional;

/**
 * A repository as its host lists it.
 *
 * @param server of one's own; absent for the provider's public one
 * @param name {@code owner/repo}, as {@code repo} of a source has it
 * @param defaultBranch absent where there is none yet, or the list does not say it (Bitbucket Data Center)
 * @param archived whether nobody can push to it any more
 * @param fork whether it was begun as a copy of another one
 * @param empty whether there is no commit yet, where the list says so (GitHub's does not)
 */
public record ListedRepository(
        Provider provider,
        Optional<String> server,
        String name,
        Optional<String> defaultBranch,
        boolean archived,
        boolean fork,
        boolean empty) {

    /** Where it is cloned from, by https. Made from its name, and not what the host says. */
    public String cloneUrl() {
        return provider.cloneUrl(server, name);
    }

    /** Where its files are from, of its default branch. */
    public Origin origin() {
        return new Origin(provider, Optional.of(name), server, defaultBranch, "");
    }

    /**
     * One file of it.
     *
     * @param branch by default the remote's default branch
     * @throws InvalidSourceException if the path is none that may be read
     */
    public Source source(Optional<String> branch, String path) {
        return Source.of(provider, Optional.of(name), server, branch, path);
    }
}
