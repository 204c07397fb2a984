package io.imagefactory.core.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the working tree around a folder by its {@code .git}: a folder, or a file in a linked one. */
public final class GitFolder {

    private GitFolder() {}

    /** The root of the working tree that the folder lies in, or nothing. */
    public static Optional<Path> rootAround(Path realFolder) {
        return Stream.<Path>iterate(realFolder, folder -> folder != null, Path::getParent)
                .filter(GitFolder::isRoot)
                .findFirst();
    }

    private static boolean isRoot(Path folder) {
        Path git = folder.resolve(".git");
        return Files.isRegularFile(git) || Files.exists(git.resolve("HEAD"));
    }
}
