package io.imagefactory.core.source;

import io.imagefactory.core.git.FileAt;
import io.imagefactory.core.provider.Provider;
import java.util.Optional;

/** A Dockerfile of a repository. */
record HostedSource(HostedRepository repository, Optional<String> branch, String dockerfile) implements Source {

    @Override
    public Provider provider() {
        return repository.provider();
    }

    @Override
    public Optional<String> repo() {
        return repository.repo();
    }

    @Override
    public Optional<String> url() {
        return repository.url();
    }

    @Override
    public Source beside(String path) {
        return new HostedSource(repository, branch, DockerfilePath.beside(dockerfile, path, false));
    }

    FileAt file() {
        return new FileAt(branch, dockerfile);
    }
}
