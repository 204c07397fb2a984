package io.imagefactory.core.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a file is called as a path writes it, where the file system finds it by other names too: in another case, as on
 * Windows and macOS, or with a dot at its end. Where it does not, one look at the disk says so for good.
 */
final class NameCase {

    private final Map<Path, Set<String>> names = new ConcurrentHashMap<>();
    private volatile @Nullable Boolean ignored;

    /** Whether there is something at that path which is called otherwise. */
    boolean differs(Path path) throws IOException {
        return isIgnored(path)
                && Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && !names(path.getParent()).contains(path.getFileName().toString());
    }

    private boolean isIgnored(Path path) throws IOException {
        Boolean known = ignored;
        if (known != null) {
            return known;
        }
        String name = path.getFileName().toString();
        String other = inOtherCase(name);
        if (other.equals(name) || !Files.exists(path)) {
            return false;
        }
        Path sibling = path.resolveSibling(other);
        boolean same = Files.exists(sibling) && Files.isSameFile(path, sibling);
        ignored = same;
        return same;
    }

    /** Whether the file system finds the folder in another case too. */
    static boolean isIgnoredAt(Path folder) throws IOException {
        Path name = folder.getFileName();
        return name != null && new NameCase().isIgnored(folder);
    }

    private static String inOtherCase(String name) {
        return name.codePoints()
                .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private Set<String> names(Path folder) throws IOException {
        Set<String> known = names.get(folder);
        if (known != null) {
            return known;
        }
        Set<String> listed = new HashSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(entry -> listed.add(entry.getFileName().toString()));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        names.put(folder, listed);
        return listed;
    }
}
