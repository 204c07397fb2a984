package io.imagefactory.core.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A working tree, known by its {@code .git}: a folder, or a file in a linked one. */
public final class GitFolder {

    private GitFolder() {}

    /** The root of the working tree that the folder lies in, or nothing. */
    public static Optional<Path> rootAround(Path realFolder) {
        return Stream.<Path>iterate(realFolder, folder -> folder != null, Path::getParent)
                .filter(GitFolder::isRoot)
                .findFirst();
    }

    /** @throws IOException if this is no repository that JGit can read, such as one of a newer format */
    static Repository open(Path root) throws IOException {
        GitSystem.install();
        return new FileRepositoryBuilder()
                .setWorkTree(root.toFile())
                .setMustExist(true)
                .build();
    }

    private static boolean isRoot(Path folder) {
        Path git = folder.resolve(".git");
        return Files.isRegularFile(git) || Files.exists(git.resolve("HEAD"));
    }
}
