package io.imagefactory.core.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A folder on disk that no path leaves, as it is now. Symbolic links are followed as long as they stay inside. */
public final class ClosedFolder {

    private final Path root;
    private final Path start;
    private final String rootName;
    private final Function<String, Optional<String>> refusal;
    private final Map<Path, Path> realFolders = new ConcurrentHashMap<>();

    /**
     * @param root what no path may leave, a real path
     * @param start what paths are relative to, a real path inside {@code root}
     * @param rootName the root in a sentence
     * @param refusal why no link may lead to or through what has that name, if it may not
     */
    public ClosedFolder(Path root, Path start, String rootName, Function<String, Optional<String>> refusal) {
        this.root = root;
        this.start = start;
        this.rootName = rootName;
        this.refusal = refusal;
    }

    /**
     * Reads a regular file.
     *
     * @param names those on the way to it, {@code ..} among them, but no empty one and no {@code .}
     * @param mostBytes whole megabytes
     */
    public byte[] read(List<String> names, int mostBytes) throws UnreadableFileException {
        try {
            return content(located(names), mostBytes);
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
    private Path located(List<String> names) throws UnreadableFileException, IOException {
        Path written = start;
        for (String name : names) {
            if (!name.equals("..")) {
                written = written.resolve(name);
            } else if (written.equals(root)) {
                throw new UnreadableFileException("leaves " + rootName);
            } else {
                written = written.getParent();
            }
        }
        return realFolder(written.getParent()).resolve(written.getFileName());
    }

    private byte[] content(Path file, int mostBytes) throws UnreadableFileException, IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isSymbolicLink()) {
            return content(inside(file.toRealPath()), mostBytes);
        }
        if (attributes.isDirectory()) {
            throw new UnreadableFileException("is a folder");
        }
        if (!attributes.isRegularFile()) {
            throw new UnreadableFileException("is no regular file");
        }
        byte[] content = PlainFile.read(file, mostBytes + 1);
        if (content.length > mostBytes) {
            throw UnreadableFileException.tooLarge(mostBytes);
        }
        return content;
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
            Optional<String> refused = refusal.apply(name.toString());
            if (refused.isPresent()) {
                throw new UnreadableFileException(refused.get());
            }
        }
        return real;
    }
}
