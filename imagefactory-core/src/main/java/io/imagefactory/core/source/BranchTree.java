package io.imagefactory.core.source;

import org.eclipse.jgit.errors.MissingObjectException;

/**
 * A commit that the working tree's repository holds, be it checked out or not.
 *
 * @param remedy what to do where files of the commit are not in the repository, such as in a partial clone
 */
record BranchTree(CommitTree commit, String remedy) implements Tree {

    @Override
    public SourceContent read(String dockerfile) {
        try {
            return commit.read(dockerfile);
        } catch (MissingObjectException e) {
            return new SourceContent.Unserved(remedy);
        }
    }
}
