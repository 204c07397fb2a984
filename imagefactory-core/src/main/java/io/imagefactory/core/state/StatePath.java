package io.imagefactory.core.state;

import java.util.Comparator;

/**
 * A state file below the state directory: {@code images/uv.yaml}, or {@code _archive/images/uv.yaml} for an image that
 * is no longer enrolled or used.
 *
 * @param name the name of the image, which is the file's name
 */
public record StatePath(Folder folder, boolean archived, String name) implements Comparable<StatePath> {

    static final String ARCHIVE = "_archive";
    static final String SUFFIX = ".yaml";

    private static final Comparator<StatePath> ORDER = Comparator.comparing(StatePath::archived)
            .thenComparing(StatePath::folder, Comparator.comparing(Folder::text).reversed())
            .thenComparing(StatePath::name);

    /** The same image's file, archived or not. */
    StatePath inArchive(boolean inArchive) {
        return new StatePath(folder, inArchive, name);
    }

    @Override
    public int compareTo(StatePath other) {
        return ORDER.compare(this, other);
    }

    /** The path below the state directory, with {@code /} between folders. */
    @Override
    public String toString() {
        return (archived ? ARCHIVE + "/" : "") + folder.text() + "/" + name + SUFFIX;
    }
}
