package io.imagefactory.core.source;

import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.git.Checkout;
import io.imagefactory.core.git.CommitTree;
import io.imagefactory.core.git.Remote;
import io.imagefactory.core.text.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Serves the repositories that the working tree around images.yaml is a checkout of: a branch that it stands for from
 * disk, with all uncommitted changes; another one as it was last fetched.
 */
final class WorkingTree implements AutoCloseable {

    private final Optional<FolderTree> files;
    private final Optional<Checkout> checkout;
    private final Set<String> baseBranches;

    /**
     * @param root the root of the working tree, if there is one
     * @param baseBranches the branches that the tree is about to be merged into, as CI names them
     */
    WorkingTree(Optional<Path> root, Set<String> baseBranches) {
        this.files = root.map(FolderTree::ofRepository);
        this.checkout = root.flatMap(WorkingTree::open);
        this.baseBranches = baseBranches;
    }

    /** The tree that serves the source, if only to say what would. */
    Tree tree(HostedSource source) {
        HostedRepository repository = source.repository();
        if (files.isPresent() && checkout.isEmpty()) {
            return unserved("the Git repository around images.yaml is damaged or of a format that cannot be read; "
                    + "map the folder of " + repository.text() + " with " + Words.OURS.checkouts());
        }
        List<Remote> remotes =
                checkout.map(git -> git.remotesAt(repository::isAt)).orElse(List.of());
        if (remotes.isEmpty()) {
            return unserved("no checkout of " + repository.text()
                    + " is at hand; run inside one (a remote of it says so), or map its folder with "
                    + Words.OURS.checkouts());
        }
        return source.branch()
                .map(branch -> branchTree(checkout.orElseThrow(), repository, remotes, branch))
                .orElseGet(files::orElseThrow);
    }

    @Override
    public void close() {
        checkout.ifPresent(Checkout::close);
    }

    private static Optional<Checkout> open(Path root) {
        try {
            return Optional.of(Checkout.open(root));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private Tree branchTree(Checkout git, HostedRepository repository, List<Remote> remotes, String branch) {
        String remedy = remedy(repository, remotes.get(0), branch);
        try {
            if (baseBranches.contains(branch) || git.standsFor(remotes, branch)) {
                return files.orElseThrow();
            }
            for (Remote remote : remotes) {
                Optional<CommitTree> fetched = git.fetched(remote, branch);
                if (fetched.isPresent()) {
                    return dockerfile -> fetched.get().read(dockerfile, remedy);
                }
            }
            return unserved(remedy);
        } catch (IOException | RuntimeException e) {
            return unserved(remedy);
        }
    }

    private static String remedy(HostedRepository repository, Remote remote, String branch) {
        return "the checkout of " + repository.text() + " does not have branch " + branch
                + "; check it out, fetch it (git"
                + " fetch " + remote.name() + " " + branch + ":" + Checkout.trackingRef(remote, branch)
                + "), or map a folder that has it with " + Words.OURS.checkouts();
    }

    private static Tree unserved(String remedy) {
        return dockerfile -> new FileContent.Unserved(remedy);
    }
}
