package io.imagefactory.maven;

import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.source.LocalSources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals that read Dockerfiles have in common: where these are on this machine. */
abstract class AbstractSourcesMojo extends AbstractImageFactoryMojo {

    /**
     * Folders in which repositories are checked out. One that is mapped here serves all its images, whatever its remotes
     * and branch; a folder that is not there is passed over. {@code repository} is {@code owner/repo} as in {@code repo:}
     * of images.yaml, a host and a path ({@code github.com/owner/repo}), or a clone URL. Configure them at the plugin, so
     * that {@code discover} and {@code verify} see the same.
     *
     * <pre>{@code
     * <checkouts>
     *   <checkout>
     *     <repository>owner/repo</repository>
     *     <directory>${basedir}/../repo</directory>
     *   </checkout>
     * </checkouts>
     * }</pre>
     */
    @Parameter
    List<Checkout> checkouts = List.of();

    /** What reads the Dockerfiles that are on this machine; to be closed. */
    LocalSources localSources(InfraRepository repository) throws IOException, MojoFailureException {
        return new LocalSources(repository.imagesFile().getParent(), folders(), baseBranches());
    }

    /** What CI says the working tree is about to be merged into. */
    private Set<String> baseBranches() {
        return Arrays.stream(Provider.values())
                .flatMap(provider -> provider.baseBranchVariable().flatMap(environment()::get).stream())
                .collect(Collectors.toSet());
    }

    private Map<String, Path> folders() throws MojoFailureException {
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
