package io.imagefactory.core.git;

import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.file.UnreadableFileException;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * The files of one commit, in a repository that may lack some of its objects.
 *
 * @param root the commit's tree
 * @param place which commit of which repository it is, for a sentence that must not change with each commit:
 *     {@code branch main}
 * @param commit the commit in a sentence, with its id
 */
public record CommitTree(Repository repository, ObjectId root, String place, String commit) {
    /** @param name the commit in a sentence, to go on with its id */
    static CommitTree of(Repository repository, ObjectId commit, String place, String name) throws IOException {
        try (RevWalk commits = new RevWalk(repository)) {
            return new CommitTree(
                    repository,
                    commits.parseCommit(commit).getTree(),
                    place,
                    name + " at commit " + commit.abbreviate(12).name());
        }
    }

    /**
     * The file at the path.
     *
     * @param remedy what to do where files of the commit are not in the repository, such as in a partial clone
     * @throws IOException naming the path, if the repository cannot be read
     */
    public FileContent read(String path, String remedy) throws IOException {
        try {
            return read(path);
        } catch (MissingObjectException e) {
            return new FileContent.Unserved(remedy);
        } catch (IOException e) {
            throw new IOException(path + " cannot be read (" + place + "): " + e.getMessage(), e);
        }
    }

    /** @throws MissingObjectException if an object on the way is not in the repository, and with it which one */
    FileContent read(String path) throws IOException {
        try (ObjectReader objects = repository.newObjectReader()) {
            try {
                return new FileContent.Found(new BlobWalk(objects, root).read(path), Optional.of(commit));
            } catch (UnreadableFileException e) {
                String suggestion = e.isAbsent() ? NearestPath.after(objects, root, path) : "";
                return new FileContent.Broken(path + " " + e.getMessage() + " (" + place + ")" + suggestion);
            }
        } catch (IncorrectObjectTypeException e) {
            return new FileContent.Broken(path + " cannot be read (" + place + ")");
        }
    }
}
