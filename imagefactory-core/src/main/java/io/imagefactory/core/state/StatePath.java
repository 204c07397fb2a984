package io.imagefactory.core.state;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A state file below the state directory: {@code images/uv.yaml}, or {@code _archive/images/uv.yaml} for an image that
 * is no longer enrolled or used.
 *
 * @param name the name of the image, which is the file's name
 */
public record StatePath(Folder folder, boolean archived, String name) implements Comparable<StatePath> {

    static final String ARCHIVE = "_archive";
    static final String SUFFIX = ".yaml";
    private static final String EXAMPLE = ".example";

    /** The path of a file with that name; empty for one that is no state file: another ending, hidden. */
    static Optional<StatePath> of(Folder folder, boolean archived, String fileName) {
        return fileName.endsWith(SUFFIX) && !fileName.startsWith(".")
                ? Optional.of(
                        new StatePath(folder, archived, fileName.substring(0, fileName.length() - SUFFIX.length())))
                : Optional.empty();
    }

    /** The path written as by {@link #toString()}; empty for that of any other file. */
    static Optional<StatePath> of(String path) {
        boolean archived = path.startsWith(ARCHIVE + "/");
        String rest = archived ? path.substring(ARCHIVE.length() + 1) : path;
        for (Folder folder : Folder.values()) {
            String name = rest.startsWith(folder.text() + "/")
                    ? rest.substring(folder.text().length() + 1)
                    : "/";
            if (name.indexOf('/') < 0) {
                return of(folder, archived, name);
            }
        }
        return Optional.empty();
    }

    /** Those of the paths that are of base images which are no longer used. */
    public static List<StatePath> archivedBaseImages(Collection<String> paths) {
        return paths.stream()
                .flatMap(path -> of(path).stream())
                .filter(path -> path.archived() && path.folder() == Folder.BASE_IMAGES)
                .toList();
    }

    /**
     * Whether the file's name is that of an example, {@code x.example.yaml}. It disturbs nobody, whatever is in it, unless
     * it says that it is the state of an image of just that name.
     */
    public boolean isExample() {
        return name.endsWith(EXAMPLE);
    }

    /** The same image's file, archived or not. */
    StatePath inArchive(boolean inArchive) {
        return new StatePath(folder, inArchive, name);
    }

    /** The same image's file, in the archive if this one is not there. */
    StatePath elsewhere() {
        return inArchive(!archived);
    }

    /** The file in that state directory. */
    Path in(Path directory) {
        return folder(directory, folder, archived).resolve(name + SUFFIX);
    }

    /** The folder of the files of that kind in that state directory. */
    static Path folder(Path directory, Folder folder, boolean archived) {
        return (archived ? directory.resolve(ARCHIVE) : directory).resolve(folder.text());
    }

    /** Equal for paths that a file system may take for one. */
    StatePath inLowerCase() {
        return new StatePath(folder, archived, name.toLowerCase(Locale.ROOT));
    }

    /** By folder, what is archived last; then by name. */
    @Override
    public int compareTo(StatePath other) {
        if (archived != other.archived) {
            return archived ? 1 : -1;
        }
        return folder == other.folder ? name.compareTo(other.name) : folder.compareTo(other.folder);
    }

    /** The path below the state directory, with {@code /} between folders. */
    @Override
    public String toString() {
        return (archived ? ARCHIVE + "/" : "") + folder.text() + "/" + name + SUFFIX;
    }
}
