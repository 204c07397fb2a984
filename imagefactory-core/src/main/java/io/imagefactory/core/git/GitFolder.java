package io.imagefactory.core.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A working tree, known by its {@code .git}: a folder, or a file in a linked one. */
public final class GitFolder {

    /** What stands beside {@code HEAD} until a conflict is resolved. */
    private static final List<String> INTERRUPTED = List.of(
            "MERGE_HEAD",
            "CHERRY_PICK_HEAD",
            "REVERT_HEAD",
            "REBASE_HEAD",
            "AUTO_MERGE",
            "rebase-merge",
            "rebase-apply");

    /** How {@code .git} begins where it is a file. */
    private static final String LINK = "gitdir:";

    private GitFolder() {}

    /** The root of the working tree that the folder lies in, or nothing. */
    public static Optional<Path> rootAround(Path realFolder) {
        return Stream.<Path>iterate(realFolder, folder -> folder != null, Path::getParent)
                .filter(GitFolder::isRoot)
                .findFirst();
    }

    /**
     * Whether Git has stopped in the middle of what may leave files unmerged: a merge, a rebase, a cherry-pick, a revert, a
     * stash that was applied. Told by files alone, so that it costs next to nothing to ask.
     */
    static boolean isInterrupted(Path root) {
        return directory(root).stream()
                .anyMatch(git -> INTERRUPTED.stream().anyMatch(name -> Files.exists(git.resolve(name))));
    }

    private static Optional<Path> directory(Path root) {
        Path git = root.resolve(".git");
        if (Files.isDirectory(git)) {
            return Optional.of(git);
        }
        try {
            String link = Files.readString(git).strip();
            return link.startsWith(LINK)
                    ? Optional.of(root.resolve(link.substring(LINK.length()).strip()))
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** @throws IOException if this is no repository that JGit can read, such as one of a newer format */
    static Repository open(Path root) throws IOException {
        GitSystem.install();
        return new FileRepositoryBuilder()
                .setWorkTree(root.toFile())
                .setMustExist(true)
                .build();
    }

    /** Empty where it is none that JGit can read. */
    static Optional<Repository> opened(Path root) {
        try {
            return Optional.of(open(root));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isRoot(Path folder) {
        Path git = folder.resolve(".git");
        return Files.isRegularFile(git) || Files.exists(git.resolve("HEAD"));
    }
}
