package io.imagefactory.core.source;

import java.io.IOException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/** A commit that the repository holds, be it checked out or not. */
final class BranchTree implements Tree {

    private final Repository repository;
    private final ObjectId root;
    private final String branch;
    private final String origin;
    private final String remedy;

    /**
     * @param root the commit's tree
     * @param origin the commit in a sentence
     * @param remedy what to do where files of the commit are not in the repository, such as in a partial clone
     */
    BranchTree(Repository repository, ObjectId root, String branch, String origin, String remedy) {
        this.repository = repository;
        this.root = root;
        this.branch = branch;
        this.origin = origin;
        this.remedy = remedy;
    }

    @Override
    public SourceContent read(String dockerfile) {
        try (ObjectReader objects = repository.newObjectReader()) {
            return new SourceContent.Found(new BlobWalk(objects, root).read(dockerfile), origin);
        } catch (UnreadableFileException e) {
            return new SourceContent.Broken(dockerfile + " " + e.getMessage() + " (branch " + branch + ")");
        } catch (MissingObjectException e) {
            return new SourceContent.Unserved(remedy);
        } catch (IOException e) {
            return new SourceContent.Broken(dockerfile + " cannot be read (branch " + branch + ")");
        }
    }
}
