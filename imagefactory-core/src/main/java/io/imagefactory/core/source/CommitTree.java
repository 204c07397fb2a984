package io.imagefactory.core.source;

import io.imagefactory.core.file.UnreadableFileException;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/** The files of one commit, in a repository that may lack some of its objects. */
final class CommitTree {

    private final Repository repository;
    private final ObjectId root;
    private final String place;
    private final String commit;

    /**
     * @param root the commit's tree
     * @param place which commit of which repository it is, for a sentence that must not change with each commit:
     *     {@code branch main}
     * @param commit the commit in a sentence, with its id
     */
    CommitTree(Repository repository, ObjectId root, String place, String commit) {
        this.repository = repository;
        this.root = root;
        this.place = place;
        this.commit = commit;
    }

    /** @throws MissingObjectException if an object on the way is not in the repository, and with it which one */
    SourceContent read(String dockerfile) throws MissingObjectException {
        try (ObjectReader objects = repository.newObjectReader()) {
            try {
                return new SourceContent.Found(new BlobWalk(objects, root).read(dockerfile), Optional.of(commit));
            } catch (UnreadableFileException e) {
                String suggestion = e.isAbsent() ? NearestPath.after(objects, root, dockerfile) : "";
                return new SourceContent.Broken(dockerfile + " " + e.getMessage() + " (" + place + ")" + suggestion);
            }
        } catch (MissingObjectException e) {
            throw e;
        } catch (IOException e) {
            return new SourceContent.Broken(dockerfile + " cannot be read (" + place + ")");
        }
    }
}
