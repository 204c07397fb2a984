package io.imagefactory.core.enroll.build;

import java.util.Optional;

/**
 * The repository in which files are read, as far as expressions in them can ask for it.
 *
 * @param host of its remote, {@code github.com}
 * @param path of its remote, {@code acme/shop}
 * @param branch the one that is published from
 */
public record Repository(Optional<String> host, Optional<String> path, Optional<String> branch) {

    /** A folder of which no remote is known. */
    public static final Repository UNKNOWN = new Repository(Optional.empty(), Optional.empty(), Optional.empty());

    /** {@code acme}. */
    public Optional<String> owner() {
        return path.filter(name -> name.contains("/")).map(name -> name.substring(0, name.lastIndexOf('/')));
    }

    /** {@code shop}. */
    public Optional<String> name() {
        return path.map(RepositoryPath::name);
    }
}
