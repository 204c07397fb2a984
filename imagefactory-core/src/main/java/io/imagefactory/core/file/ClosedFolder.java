package io.imagefactory.core.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A folder on disk that no path leaves, as it is now. Symbolic links are followed as long as they stay inside. A path is read
 * as Linux reads it, also where the system takes names that differ in case for one.
 */
public final class ClosedFolder {

    /** As many links as Linux follows. */
    private static final int MAX_LINKS = 40;

    /** As long as a name may be for Linux, macOS and Windows. */
    private static final int MAX_NAME_BYTES = 255;

    /** More names than these are not looked through: a suggestion is not worth the time. */
    private static final int MAX_NAMES = 2_000;

    private final Path root;
    private final Path start;
    private final String rootName;
    private final Function<String, Optional<String>> refusal;
    private final FileReads reads;
    private final NameCase nameCase = new NameCase();

    /**
     * @param root what no path may leave, a real path
     * @param start what paths are relative to, a real path inside {@code root}
     * @param rootName the root in a sentence
     * @param refusal why no link may lead to or through what has that name, if it may not
     * @param reads by which files are read
     */
    public ClosedFolder(
            Path root, Path start, String rootName, Function<String, Optional<String>> refusal, FileReads reads) {
        this.root = root;
        this.start = start;
        this.rootName = rootName;
        this.refusal = refusal;
        this.reads = reads;
    }

    /**
     * Reads a regular file.
     *
     * @param names those on the way to it, {@code ..} among them, but no empty one and no {@code .}
     * @param mostBytes whole megabytes
     * @throws UnreadableFileException for what anyone would find who has the folder
     * @throws FileSystemException naming the file, for what this machine cannot do
     */
    public byte[] read(List<String> names, int mostBytes) throws UnreadableFileException, FileSystemException {
        try {
            return content(written(names), mostBytes);
        } catch (NoSuchFileException e) {
            throw UnreadableFileException.absent(e);
        } catch (FileSystemException e) {
            throw fault(names, UnreadableFileException.reason(e), e);
        } catch (InvalidPathException e) {
            throw fault(names, unnameable(), e);
        } catch (IOException e) {
            throw fault(names, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * What lies in a folder, up to {@value #MAX_NAMES} of its names.
     *
     * @param way the names on the way to it, as for {@link #read}
     * @param files whether files are asked for, else folders; links count as what they lead to inside
     * @throws UnreadableFileException where there is no such folder
     */
    public SortedSet<String> names(List<String> way, boolean files) throws UnreadableFileException, IOException {
        return in(written(way), (folder, at) -> {
            SortedSet<String> names = new TreeSet<>();
            for (Path name : folder.names()) {
                if (names.size() < MAX_NAMES && isOfKind(folder, at.resolve(name), files)) {
                    names.add(name.toString());
                }
            }
            return names;
        });
    }

    private String unnameable() {
        return root.getFileSystem().getSeparator().equals("\\")
                ? "no file on Windows can have that name; give it another"
                : "Java cannot name it in the locale of this run; set LC_ALL=C.UTF-8";
    }

    private boolean isOfKind(OpenFolder folder, Path entry, boolean file) throws IOException {
        try {
            BasicFileAttributes attributes = folder.attributes(entry.getFileName());
            if (!attributes.isSymbolicLink() && !attributes.isOther()) {
                return file ? attributes.isRegularFile() : attributes.isDirectory();
            }
            Path real = target(entry);
            return file ? Files.isRegularFile(real) : Files.isDirectory(real);
        } catch (UnreadableFileException | NoSuchFileException e) {
            return false;
        }
    }

    private static FileSystemException fault(List<String> names, String reason, Exception cause) {
        FileSystemException fault = new FileSystemException(String.join("/", names), null, reason);
        fault.initCause(cause);
        return fault;
    }

    private Path written(List<String> names) throws UnreadableFileException {
        Path written = start;
        for (String name : names) {
            if (!name.equals("..")) {
                written = written.resolve(possible(name));
            } else if (written.equals(root)) {
                throw new UnreadableFileException("leaves " + rootName);
            } else {
                written = written.getParent();
            }
        }
        return written;
    }

    private byte[] content(Path file, int mostBytes) throws UnreadableFileException, IOException {
        if (file.equals(root)) {
            throw new UnreadableFileException("is a folder");
        }
        return in(file.getParent(), (folder, at) -> {
            Path place = spelled(at, file.getFileName());
            BasicFileAttributes attributes = folder.attributes(file.getFileName());
            if (attributes.isSymbolicLink()) {
                return content(target(place), mostBytes);
            }
            if (attributes.isDirectory()) {
                throw new UnreadableFileException("is a folder");
            }
            if (!attributes.isRegularFile()) {
                throw new UnreadableFileException("is no regular file");
            }
            byte[] content = reads.in(folder, place, mostBytes + 1);
            if (content.length > mostBytes) {
                throw UnreadableFileException.tooLarge(mostBytes);
            }
            return content;
        });
    }

    /** What a folder that is open is used for. */
    @FunctionalInterface
    private interface Use<T> {

        /** @param at where it lies, without a link on the way */
        T of(OpenFolder folder, Path at) throws UnreadableFileException, IOException;
    }

    private <T> T in(Path folder, Use<T> use) throws UnreadableFileException, IOException {
        Deque<Path> ahead = new ArrayDeque<>();
        root.relativize(folder).forEach(ahead::add);
        ahead.remove(root.getFileSystem().getPath(""));
        try (OpenFolder open = OpenFolder.of(root)) {
            return below(open, root, ahead, use);
        }
    }

    /**
     * Goes down name by name. No link is followed: the way that it leads is looked up, and if it stays inside, it is gone
     * from the root as if it had been written, so that what is opened lies inside whatever becomes of the link meanwhile.
     */
    private <T> T below(OpenFolder open, Path at, Deque<Path> ahead, Use<T> use)
            throws UnreadableFileException, IOException {
        if (ahead.isEmpty()) {
            return use.of(open, at);
        }
        Path name = ahead.pop();
        Path next = spelled(at, name);
        BasicFileAttributes attributes = open.attributes(name);
        // On Windows a junction is "other", and leads elsewhere too.
        if (attributes.isSymbolicLink() || attributes.isOther()) {
            Path real = target(next);
            if (real.equals(next)) {
                throw UnreadableFileException.absent();
            }
            return in(ahead.stream().reduce(real, Path::resolve), use);
        }
        if (!attributes.isDirectory()) {
            throw UnreadableFileException.absent();
        }
        try (OpenFolder folder = open.folder(name)) {
            return below(folder, next, ahead, use);
        }
    }

    private Path spelled(Path folder, Path name) throws UnreadableFileException, IOException {
        Path path = folder.resolve(name);
        if (nameCase.differs(path)) {
            throw UnreadableFileException.absent();
        }
        return path;
    }

    private Path target(Path link) throws UnreadableFileException, IOException {
        try {
            return inside(link.toRealPath());
        } catch (NoSuchFileException e) {
            throw e;
        } catch (FileSystemException e) {
            checkWay(link);
            throw e;
        }
    }

    /** Goes the way of a link that the system does not follow, for what anyone would find on it. */
    private void checkWay(Path link) throws UnreadableFileException, IOException {
        Deque<Path> ahead = new ArrayDeque<>(List.of(link.getFileName()));
        Path at = link.getParent();
        for (int links = 0; !ahead.isEmpty(); ) {
            Path name = ahead.pop();
            at = name.toString().equals("..") ? at.getParent() : at.resolve(possible(name.toString()));
            if (at == null || !at.startsWith(root)) {
                throw leaving();
            }
            BasicFileAttributes attributes =
                    Files.readAttributes(at, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                Path target = Files.readSymbolicLink(at);
                at = target.isAbsolute() ? target.getRoot() : at.getParent();
                links++;
                for (int i = target.getNameCount() - 1; i >= 0; i--) {
                    ahead.push(target.getName(i));
                }
            }
            if (links > MAX_LINKS || attributes.isRegularFile() && !ahead.isEmpty()) {
                throw UnreadableFileException.absent();
            }
        }
    }

    /** The name, if a file may have it anywhere. */
    private static String possible(String name) throws UnreadableFileException {
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
            throw UnreadableFileException.absent();
        }
        return name;
    }

    private UnreadableFileException leaving() {
        return new UnreadableFileException("leaves " + rootName + " through a symbolic link");
    }

    private Path inside(Path real) throws UnreadableFileException {
        if (!real.startsWith(root)) {
            throw leaving();
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
