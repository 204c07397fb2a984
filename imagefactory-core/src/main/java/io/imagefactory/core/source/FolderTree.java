package io.imagefactory.core.source;

import io.imagefactory.core.file.ClosedFolder;
import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.file.FileReads;
import io.imagefactory.core.file.UnreadableFileException;
import io.imagefactory.core.git.TextFile;
import io.imagefactory.core.git.TreePath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A folder on disk, as it is now. */
final class FolderTree implements Tree {

    private final ClosedFolder folder;
    private final NearestFile nearest;

    /**
     * @param root what no path may leave, a real path
     * @param start what paths are relative to, a real path inside {@code root}
     * @param rootName the root in a sentence
     * @param reads by which files are read
     */
    FolderTree(Path root, Path start, String rootName, FileReads reads) {
        this.folder = new ClosedFolder(root, start, rootName, FolderTree::refusal, reads);
        this.nearest = new NearestFile(folder);
    }

    /** A folder that is a repository's root. */
    static FolderTree ofRepository(Path realRoot) {
        return new FolderTree(realRoot, realRoot, "the repository", FileReads.UNNOTED);
    }

    @Override
    public FileContent read(String dockerfile) throws IOException {
        try {
            byte[] content = folder.read(TreePath.segments(dockerfile), TextFile.MAX_BYTES);
            return new FileContent.Found(TextFile.checked(content), Optional.empty());
        } catch (UnreadableFileException e) {
            String suggestion = e.isAbsent() ? nearest.after(TreePath.segments(dockerfile)) : "";
            return new FileContent.Broken(dockerfile + " " + e.getMessage() + suggestion);
        }
    }

    private static Optional<String> refusal(String name) {
        return TreePath.isGitFolder(name)
                ? Optional.of("leads into the folder .git, which is no part of the tree")
                : Optional.empty();
    }
}
