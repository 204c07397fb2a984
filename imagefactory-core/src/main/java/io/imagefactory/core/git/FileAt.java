package io.imagefactory.core.git;

import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.text.Suggestion;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * A file that is wanted of a repository.
 *
 * @param branch by default the one that the remote calls its default
 * @param path relative to the repository's root, with {@code /} between folders
 */
public record FileAt(Optional<String> branch, String path) {

    /** Whether Git accepts the name for a branch. */
    public static boolean isBranch(String name) {
        return !name.isEmpty() && Repository.isValidRefName(Constants.R_HEADS + name);
    }

    String ref() {
        return branch.map(name -> Constants.R_HEADS + name).orElse(Constants.HEAD);
    }

    /** Where it is, for a sentence that must not change with each commit. */
    String place(CloneUrl url) {
        return url.text() + branch.map(name -> ", branch " + name).orElse("");
    }

    /** The answer where the repository has none of that branch. */
    FileContent noBranch(CloneUrl url, Collection<String> branches) {
        return new FileContent.Broken(
                branch.map(name -> url.text() + " has no branch " + name + Suggestion.after(name, branches))
                        .orElse(
                                branches.isEmpty()
                                        ? url.text() + " has no commit yet"
                                        : url.text() + " has no default branch; name one with branch"));
    }

    /** The files of the branch at a commit. */
    CommitTree tree(Repository repository, CloneUrl url, ObjectId commit) throws IOException {
        return CommitTree.of(repository, commit, place(url), place(url));
    }
}
