package io.imagefactory.core.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A folder on disk, as it is now. Symbolic links are followed as long as they stay inside. */
final class FolderTree implements Tree {

    private final Path root;
    private final Path start;
    private final String rootName;
    private final Map<Path, Path> realFolders = new ConcurrentHashMap<>();

    /**
     * @param root what no path may leave, a real path
     * @param start what paths are relative to, a real path inside {@code root}
     * @param rootName the root in a sentence
     */
    FolderTree(Path root, Path start, String rootName) {
        this.root = root;
        this.start = start;
        this.rootName = rootName;
    }

    /** A folder that is a repository's root. */
    static FolderTree ofRepository(Path realRoot) {
        return new FolderTree(realRoot, realRoot, "the repository");
    }

    @Override
    public SourceContent read(String dockerfile) {
        try {
            return new SourceContent.Found(content(dockerfile), Optional.empty());
        } catch (UnreadableFileException e) {
            return new SourceContent.Broken(dockerfile + " " + e.getMessage());
        }
    }

    private byte[] content(String dockerfile) throws UnreadableFileException {
        try {
            return content(located(dockerfile));
        } catch (AccessDeniedException e) {
            throw new UnreadableFileException("cannot be read: permission denied", e);
        } catch (FileSystemException | InvalidPathException e) {
            // Also a link that leads nowhere or round in circles, and a file where a folder should be.
            throw new UnreadableFileException("does not exist", e);
        } catch (IOException e) {
            throw new UnreadableFileException("cannot be read", e);
        }
    }

    /** The file without a link on the way to it; it may be one itself. */
    private Path located(String dockerfile) throws UnreadableFileException, IOException {
        Path written = start;
        for (String segment : DockerfilePath.segments(dockerfile)) {
            if (!segment.equals("..")) {
                written = written.resolve(segment);
            } else if (written.equals(root)) {
                throw new UnreadableFileException("leaves " + rootName);
            } else {
                written = written.getParent();
            }
        }
        return realFolder(written.getParent()).resolve(written.getFileName());
    }

    private byte[] content(Path file) throws UnreadableFileException, IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
            return content(inside(file.toRealPath()));
        }
        if (attributes.isDirectory()) {
            throw new UnreadableFileException("is a folder");
        }
        if (!attributes.isRegularFile()) {
            throw new UnreadableFileException("is no regular file");
        }
        if (attributes.size() > SourceContent.MAX_BYTES) {
            throw UnreadableFileException.tooLarge();
        }
        return bytes(file);
    }

    private static byte[] bytes(Path file) throws UnreadableFileException, IOException {
        try (InputStream input = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = input.readNBytes(SourceContent.MAX_BYTES + 1);
            return DockerfileBytes.checked(bytes);
        }
    }

    /** Asks the disk about each folder once; below a folder without links only its own name is in question. */
    private Path realFolder(Path folder) throws UnreadableFileException, IOException {
        Path known = realFolders.get(folder);
        if (known != null) {
            return known;
        }
        Path real = folder.equals(root)
                ? root
                : resolved(realFolder(folder.getParent()).resolve(folder.getFileName()));
        realFolders.put(folder, real);
        return real;
    }

    private Path resolved(Path folder) throws UnreadableFileException, IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        // On Windows a junction is "other", and leads elsewhere too.
        return attributes.isSymbolicLink() || attributes.isOther() ? inside(folder.toRealPath()) : folder;
    }

    private Path inside(Path real) throws UnreadableFileException {
        if (!real.startsWith(root)) {
            throw new UnreadableFileException("leaves " + rootName + " through a symbolic link");
        }
        for (Path name : root.relativize(real)) {
            if (DockerfilePath.isGitFolder(name.toString())) {
                throw new UnreadableFileException("leads into the folder .git, which is no part of the tree");
            }
        }
        return real;
    }
}
