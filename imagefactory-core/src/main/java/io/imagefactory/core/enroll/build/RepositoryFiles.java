package io.imagefactory.core.enroll.build;

import java.util.Optional;
import java.util.SortedSet;

/** The files of a repository as they are at one time. */
public interface RepositoryFiles {

    /** The paths of all files from the root, with {@code /} between folders; no links and no submodules. */
    SortedSet<String> paths();

    /** The text of a file; empty where there is none at the path, or it is too large or no text. */
    Optional<String> text(String path);
}
