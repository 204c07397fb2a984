package io.imagefactory.maven;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.enroll.Confidence;
import io.imagefactory.core.enroll.FolderFiles;
import io.imagefactory.core.enroll.Proposal;
import io.imagefactory.core.enroll.Proposals;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.Warehouses;
import io.imagefactory.core.git.GitCredentialHelpers;
import io.imagefactory.core.git.GitHostSettings;
import io.imagefactory.core.git.HostLimits;
import io.imagefactory.core.host.ClientOptions;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Retries;
import io.imagefactory.core.host.Sleeper;
import io.imagefactory.core.source.ListedRepository;
import io.imagefactory.core.source.Origin;
import io.imagefactory.core.source.RepositoryLists;
import io.imagefactory.core.source.RepositoryQuery;
import io.imagefactory.core.text.MendableException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Finds the images that the repository around images.yaml builds and runs: in the workflows of its CI, in bake files, in
 * Compose files and in its Dockerfiles. It proposes an entry of images.yaml for each that is not enrolled, says how sure it
 * is and what is missing, and adds them to the file if told to. What stands there is not changed.
 *
 * <p>A project without images.yaml is where it begins: the file is made.
 *
 * @since 0.1.0
 */
@Mojo(name = "enroll", threadSafe = true)
public class EnrollMojo extends AbstractImageFactoryMojo {

    /**
     * Whether to add what is proposed to images.yaml.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.write", defaultValue = "false")
    boolean write;

    /**
     * How sure a proposal is at least: {@code certain}, where CI names the Dockerfile, the image and all that the build
     * depends on; {@code likely}, where a part is not certain; {@code guess}, where no build names the Dockerfile.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.confidence", defaultValue = "likely", required = true)
    String confidence;

    /**
     * Repositories on Git hosts in which to look instead of the working tree: {@code github:acme} for all of an owner,
     * {@code github:acme/shop-*} for those whose name fits, {@code gitlab:group/subgroup} with the groups below,
     * {@code gitea:https://git.example.com/acme} on a server of one's own; {@code !archived}, {@code !forks} and
     * {@code !legacy-*} leave some out. With commas between them.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.repositories")
    @Nullable
    String repositories;

    /**
     * A folder outside the project for what is fetched once and used again, as {@code discover} has it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.cacheDirectory")
    @Nullable
    File cacheDirectory;

    /**
     * Which {@code <server>} of settings.xml holds the user and password, or the token, for a host, as {@code discover} has
     * it.
     *
     * @since 0.1.0
     */
    @Parameter
    List<HostServer> credentials = List.of();

    /**
     * By which protocols Git hosts may be reached, as {@code discover} has it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.allowedProtocols", defaultValue = "https,ssh", required = true)
    String allowedProtocols;

    /**
     * A file of certificates in PEM form that are trusted beside those of the JVM.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.caCertificates")
    @Nullable
    File caCertificates;

    /**
     * Whether to write nothing, and only say what would have been written.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.dryRun", defaultValue = "false")
    boolean dryRun;

    /**
     * The old name of {@code dryRun}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.frozen", defaultValue = "false")
    boolean frozen;

    @Override
    boolean needsImages() {
        return false;
    }

    @Override
    void run(InfraRepository repository) throws IOException {
        boolean looksOnly = onlyLooks(dryRun, frozen);
        Confidence least = parsed("confidence", confidence, Confidence::of);
        Path folder = repository.imagesFile().getParent();
        if (!Files.isDirectory(folder)) {
            throw new MendableException("the folder " + folder + " is not there; create it, or name another file with "
                    + "-Dimagefactory.imagesFile");
        }
        ImageFactory imageFactory = imageFactory(repository);
        Enrollments enrollments = Files.exists(repository.imagesFile())
                ? imageFactory.enrollments()
                : new Enrollments(List.of(), Warehouses.NONE);
        Proposals found = repositories == null
                ? imageFactory.enroll(enrollments, FolderFiles.around(folder), Origin.around(folder))
                : imageFactory.enroll(enrollments, listed(repositories), settings());
        List<Proposal> proposals = found.atLeast(least);
        new EnrollReport(getLog()).print(found, proposals);
        String file = repository.label(repository.imagesFile());
        if (proposals.isEmpty()) {
            getLog().info(file + ": nothing to add");
        } else if (write && !looksOnly) {
            Path written = imageFactory.add(
                    proposals.stream().map(Proposal::enrollment).toList());
            getLog().info(repository.label(written) + ": " + EnrollReport.added(proposals)
                    + "; look at the comments, and run" + " `mvn imagefactory:discover`");
        } else {
            getLog().info(file + ": nothing is written; add " + EnrollReport.them(proposals)
                    + " with -Dimagefactory.write");
        }
    }

    private List<ListedRepository> listed(String query) throws IOException {
        RepositoryQuery parsed = parsed("repositories", query, RepositoryQuery::of);
        checkOnline("with imagefactory.repositories asks Git hosts");
        ClientOptions options = ClientOptions.USUAL
                .withCertificates(Optional.ofNullable(caCertificates).map(File::toPath))
                .withProxies(new SettingsProxies(session.getSettings()));
        try (RepositoryLists lists = new RepositoryLists(
                options,
                known(),
                new GitCredentialHelpers(Map.of()),
                new Retries(options.retries(), Sleeper.THREAD, new Random()),
                Clock.systemUTC())) {
            List<ListedRepository> found = lists.list(parsed);
            getLog().info(query + ": repositories " + found.size());
            return found;
        }
    }

    private GitHostSettings settings() throws IOException {
        return GitAccess.settings(
                cache(cacheDirectory),
                known(),
                GitAccess.protocols(allowedProtocols),
                caCertificates,
                HostLimits.USUAL.repository(),
                session,
                GitAccess.listener(getLog(), (done, total) -> {}));
    }

    private Credentials known() {
        return servers(credentials).or(EnvironmentLogins.toGitHosts(environment()));
    }
}
