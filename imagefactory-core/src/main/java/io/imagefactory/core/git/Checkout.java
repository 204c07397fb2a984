package io.imagefactory.core.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/** What Git knows of a working tree: its remotes, and which branches it may stand for. Opened once, read by many. */
public record Checkout(Repository repository, List<Remote> remotes, Set<String> currentBranches)
        implements AutoCloseable {
    /**
     * @throws IOException if this is no repository that JGit can read, such as one of a newer format
     */
    public static Checkout open(Path root) throws IOException {
        Repository repository = GitFolder.open(root);
        try {
            return new Checkout(repository, Remote.of(repository.getConfig(), root), currentBranches(repository));
        } catch (IOException | RuntimeException e) {
            repository.close();
            throw e;
        }
    }

    /** The remotes with such a URL. */
    public List<Remote> remotesAt(Predicate<GitUrl> url) {
        return remotes.stream()
                .filter(remote -> remote.urls().stream().anyMatch(url))
                .toList();
    }

    /**
     * Whether the files on disk are the branch's: it is checked out, or the upstream of the branch that is, or what one
     * of the remotes calls its default (as far as the clone recorded that).
     */
    public boolean standsFor(List<Remote> remotes, String branch) throws IOException {
        if (currentBranches.contains(branch)) {
            return true;
        }
        for (Remote remote : remotes) {
            Ref head = repository.exactRef(trackingRef(remote, Constants.HEAD));
            if (head != null && head.isSymbolic() && head.getTarget().getName().equals(trackingRef(remote, branch))) {
                return true;
            }
        }
        return false;
    }

    /** What the remote calls its default branch, as far as the clone recorded that. */
    public Optional<String> defaultBranch(Remote remote) throws IOException {
        String prefix = trackingRef(remote, "");
        return Optional.ofNullable(repository.exactRef(trackingRef(remote, Constants.HEAD)))
                .filter(Ref::isSymbolic)
                .map(head -> head.getTarget().getName())
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()));
    }

    /** The branch of a remote as last fetched. */
    public Optional<CommitTree> fetched(Remote remote, String branch) throws IOException {
        Ref ref = repository.exactRef(trackingRef(remote, branch));
        if (ref == null || ref.getObjectId() == null) {
            return Optional.empty();
        }
        return Optional.of(
                CommitTree.of(repository, ref.getObjectId(), "branch " + branch, remote.name() + "/" + branch));
    }

    @Override
    public void close() {
        repository.close();
    }

    private static Set<String> currentBranches(Repository repository) throws IOException {
        Ref head = repository.exactRef(Constants.HEAD);
        if (head == null || !head.isSymbolic()) {
            return Set.of();
        }
        String branch = Repository.shortenRefName(head.getTarget().getName());
        return Stream.concat(Stream.of(branch), upstream(repository.getConfig(), branch).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> upstream(Config config, String branch) {
        return Optional.ofNullable(config.getString("branch", branch, "merge")).map(Repository::shortenRefName);
    }

    /** Where Git keeps a branch of the remote by default. */
    public static String trackingRef(Remote remote, String branch) {
        return Constants.R_REMOTES + remote.name() + "/" + branch;
    }
}
