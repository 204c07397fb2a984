package io.imagefactory.core.source;

import io.imagefactory.core.provider.Provider;
import java.util.Optional;

/**
 * A Dockerfile beside images.yaml or elsewhere in the working tree around it.
 *
 * @param branch as written; the file is read as it lies there all the same
 */
record LocalSource(Optional<String> branch, String dockerfile) implements Source {

    @Override
    public Source beside(String path) {
        return new LocalSource(branch, DockerfilePath.beside(dockerfile, path, true));
    }

    @Override
    public Provider provider() {
        return Provider.LOCAL;
    }
}
