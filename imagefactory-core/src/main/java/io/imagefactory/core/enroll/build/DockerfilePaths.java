package io.imagefactory.core.enroll.build;

import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Pattern;

/** Where builders look for a Dockerfile. */
public final class DockerfilePaths {

    /** How {@code docker/build-push-action} writes the root of the repository at the commit. */
    private static final Pattern DEFAULT_CONTEXT = Pattern.compile("^\\{\\{\\s*defaultContext\\s*}}:?");

    private DockerfilePaths() {}

    /** Whether a context is a Git one, which a Dockerfile is always relative to. */
    public static boolean isDefaultContext(String written) {
        return DEFAULT_CONTEXT.matcher(written).find();
    }

    /**
     * The folder that is a build's context.
     *
     * @param folder where the build runs
     * @param written a path; a URL, standard input and a path outside the repository are no context of it
     */
    public static Optional<String> context(String folder, String written) {
        String path = DEFAULT_CONTEXT.matcher(written).replaceFirst("");
        boolean remote = path.contains("://") || path.startsWith("git@") || path.equals("-");
        return remote ? Optional.empty() : RepositoryPath.resolve(folder, path.isEmpty() ? "." : path);
    }

    /**
     * The Dockerfile of a build.
     *
     * @param folder where it runs
     * @param context its {@linkplain #context context}
     * @param written the path that the build names; by default {@code Dockerfile} in the context
     * @param anywhere whether the path may be relative to the context too, and {@code Containerfile} is a default, as with
     *     buildah and kaniko
     */
    public static Optional<String> of(
            RepositoryFiles files, String folder, String context, Optional<String> written, boolean anywhere) {
        SortedSet<String> paths = files.paths();
        if (written.isEmpty()) {
            Optional<String> containerfile = RepositoryPath.resolve(context, "Containerfile");
            return anywhere && containerfile.filter(paths::contains).isPresent()
                    ? containerfile
                    : RepositoryPath.resolve(context, "Dockerfile");
        }
        Optional<String> path = RepositoryPath.resolve(folder, written.get());
        return anywhere && path.filter(paths::contains).isEmpty()
                ? RepositoryPath.resolve(context, written.get())
                        .filter(paths::contains)
                        .or(() -> path)
                : path;
    }
}
