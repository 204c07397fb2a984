package io.imagefactory.core.enroll;

import io.imagefactory.core.enroll.build.RepositoryFiles;
import io.imagefactory.core.enroll.build.RepositoryPath;
import io.imagefactory.core.source.RemoteFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Pattern;

/** The files of a repository on a Git host; those that may say something of images are fetched at once. */
final class HostedFiles implements RepositoryFiles {

    private static final int MAX_FILES = 20_000;
    private static final Pattern OF_INTEREST =
            Pattern.compile("(?i).*(dockerfile|containerfile|docker-bake).*|.*\\.(ya?ml|hcl)|\\.env");

    private final RemoteFiles remote;

    HostedFiles(RemoteFiles remote) throws IOException {
        this.remote = remote;
        remote.fetch(remote.paths().stream()
                .filter(path -> OF_INTEREST.matcher(RepositoryPath.name(path)).matches())
                .limit(MAX_FILES)
                .toList());
    }

    @Override
    public SortedSet<String> paths() {
        return remote.paths();
    }

    @Override
    public Optional<String> text(String path) {
        try {
            return remote.text(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
