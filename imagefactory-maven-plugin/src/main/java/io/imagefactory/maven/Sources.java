package io.imagefactory.maven;

import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.source.LocalSources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** Opens what Dockerfiles are read from. */
final class Sources {

    private Sources() {}

    /**
     * What reads the Dockerfiles; to be closed.
     *
     * @param baseBranches what CI says the working tree is about to be merged into, if anything
     */
    static LocalSources open(InfraRepository repository, List<Checkout> checkouts, @Nullable String... baseBranches)
            throws IOException, MojoFailureException {
        Set<String> branches = Stream.of(baseBranches)
                .filter(branch -> branch != null && !branch.isBlank())
                .collect(Collectors.toSet());
        return new LocalSources(repository.imagesFile().getParent(), folders(checkouts), branches);
    }

    private static Map<String, Path> folders(List<Checkout> checkouts) throws MojoFailureException {
        Map<String, Path> folders = new LinkedHashMap<>();
        for (Checkout checkout : checkouts) {
            if (checkout.getRepository() == null || checkout.getDirectory() == null) {
                throw new MojoFailureException("a <checkout> needs <repository> and <directory>");
            }
            if (folders.put(checkout.getRepository(), checkout.getDirectory().toPath()) != null) {
                throw new MojoFailureException(
                        "<checkouts> has two folders for " + checkout.getRepository() + "; keep one");
            }
        }
        return folders;
    }
}
