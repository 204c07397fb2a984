package io.imagefactory.core.enroll;

import io.imagefactory.core.enroll.build.RepositoryFiles;
import io.imagefactory.core.file.ClosedFolder;
import io.imagefactory.core.file.FileReads;
import io.imagefactory.core.file.UnreadableFileException;
import io.imagefactory.core.git.GitFolder;
import io.imagefactory.core.git.TextFile;
import io.imagefactory.core.git.TreePath;
import io.imagefactory.core.git.WorkingFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A folder on disk, with all that is uncommitted. In a Git working tree, what Git ignores is left out, else the folders that
 * tools fill.
 */
public final class FolderFiles implements RepositoryFiles {

    private static final int MAX_FILES = 500_000;
    private static final Set<String> FILLED_BY_TOOLS = Set.of(".git", "node_modules", "target", "vendor", ".venv");

    private final ClosedFolder folder;
    private final SortedSet<String> paths;

    private FolderFiles(ClosedFolder folder, SortedSet<String> paths) {
        this.folder = folder;
        this.paths = paths;
    }

    /** The Git working tree around a folder, or the folder itself where there is none. */
    public static FolderFiles around(Path folder) throws IOException {
        Path real = folder.toRealPath();
        Optional<Path> root = GitFolder.rootAround(real);
        Path top = root.orElse(real);
        SortedSet<String> paths = root.isPresent() ? WorkingFiles.paths(top, MAX_FILES) : walked(top);
        return new FolderFiles(
                new ClosedFolder(top, top, "the repository", FolderFiles::refusal, FileReads.UNNOTED), paths);
    }

    private static Optional<String> refusal(String name) {
        return TreePath.isGitFolder(name) ? Optional.of("leads into the folder .git") : Optional.empty();
    }

    private static SortedSet<String> walked(Path top) throws IOException {
        SortedSet<String> paths = new TreeSet<>();
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return !folder.equals(top)
                                && FILLED_BY_TOOLS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    paths.add(top.relativize(file).toString().replace('\\', '/'));
                }
                return paths.size() < MAX_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE;
            }
        });
        return paths;
    }

    @Override
    public SortedSet<String> paths() {
        return paths;
    }

    @Override
    public Optional<String> text(String path) {
        if (!paths.contains(path)) {
            return Optional.empty();
        }
        try {
            byte[] content = TextFile.checked(folder.read(TreePath.segments(path), TextFile.MAX_BYTES));
            return Optional.of(new String(content, StandardCharsets.UTF_8));
        } catch (UnreadableFileException | IOException e) {
            return Optional.empty();
        }
    }
}
