package io.imagefactory.maven;

import io.imagefactory.core.DiscoverResult;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.Rediscovery;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.file.FileReads;
import io.imagefactory.core.git.GitHostSettings;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.index.DiscoveryIndex;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.source.HostedSources;
import io.imagefactory.core.source.LocalSources;
import io.imagefactory.core.source.Sources;
import io.imagefactory.core.state.StateChange;
import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Dockerfile of every managed image in images.yaml, finds the base images it stands on, and brings the state
 * files up to date. What images.yaml says replaces what the state says; digests, dates and history in the state are kept.
 * A run that finds nothing new touches no file.
 *
 * <p>A Dockerfile is read from the folder that {@code <checkouts>} maps to its repository, or from the working tree if
 * that is a checkout of the repository, or else from its Git host. Offline ({@code -o}), what was fetched before takes the
 * host's place.
 *
 * @since 0.1.0
 */
@Mojo(name = "discover", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true)
public class DiscoverMojo extends AbstractImageFactoryMojo {

    /**
     * The time of the run, such as {@code 2026-01-31T12:00:00Z}; by default the clock's. Pin it to have the same bytes from
     * two runs.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.now")
    @Nullable
    String now;

    /**
     * A folder outside the project for what is fetched once and used again, shared by all projects; by default
     * {@code imagefactory} in the user's cache folder ({@code XDG_CACHE_HOME}, {@code LOCALAPPDATA},
     * {@code ~/Library/Caches} or {@code ~/.cache}). It may be deleted at any time.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.cacheDirectory")
    @Nullable
    File cacheDirectory;

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
     *
     * @since 0.1.0
     */
    @Parameter
    List<Checkout> checkouts = List.of();

    /**
     * Whether to open no connection, so that what is known of an image on a Git host is kept; by default where the goal is
     * bound to a phase and the environment says {@code CI=true}. Called by name, the goal reads from hosts.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.hermetic")
    @Nullable
    Boolean hermetic;

    /**
     * Which {@code <server>} of settings.xml holds the user and password, or the token, for a host. A server whose id is
     * the host (with its port, where that is not the usual one) needs no entry.
     *
     * <pre>{@code
     * <credentials>
     *   <credential>
     *     <host>git.example.com</host>
     *     <server>our-git</server>
     *   </credential>
     * </credentials>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter
    List<HostServer> credentials = List.of();

    /**
     * By which protocols Git hosts may be reached: {@code https}, {@code ssh}, and if you say so {@code http},
     * {@code git} and {@code file}, the first two of which let anyone on the way read and change what is sent.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.allowedProtocols", defaultValue = "https,ssh", required = true)
    String allowedProtocols;

    /**
     * How many seconds all that is asked of one repository may take,
     * with retries and waits between them; from 1 to 86400.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.timeout", defaultValue = "300")
    int timeout;

    /**
     * A file of certificates in PEM form that are trusted beside those of the JVM.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.caCertificates")
    @Nullable
    File caCertificates;

    /**
     * Whether the goal fails, at its end, when a Dockerfile is absent, unreadable or broken, or its host did not answer.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.failOnDiscoveryError", defaultValue = "true")
    boolean failOnDiscoveryError;

    /**
     * What Kargo does with what its Warehouses find, as {@code synth} is told; best configured at the plugin, for both.
     * With {@code record} and {@code rebuild} each base image gets a file in the state in which Kargo records digests.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.pipeline", defaultValue = "none", required = true)
    String pipeline;

    /**
     * Whether to read every file, also where nothing has changed since the last run by its size, times and inode. What is
     * known of that lies in {@code cacheDirectory}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.full", defaultValue = "false")
    boolean full;

    /**
     * Whether to write nothing, and only say what would have been written. Git hosts are read all the same.
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
    void run(InfraRepository repository) throws IOException {
        boolean looksOnly = onlyLooks(dryRun, frozen);
        Instant begun = Instant.now();
        FileReads reads = full ? FileReads.UNNOTED : FileReads.notedSince(begun);
        var imageFactory = imageFactory(repository, reads);
        DiscoveryIndex index = full
                ? DiscoveryIndex.none()
                : imageFactory.index(cacheFolder(cacheDirectory), programVersion(), isCalledByName(), begun);
        Instant time = time(now);
        Set<String> protocols = GitAccess.protocols(allowedProtocols);
        Optional<HostedSources> hosted;
        DiscoverResult result;
        try (LocalSources local = localSources(repository, checkouts, reads)) {
            // A bound goal names the place in images.yaml of what it changes.
            Optional<Rediscovery> less = imageFactory.rediscover(index, local, time, isCalledByName(), looksOnly);
            if (less.isPresent()) {
                report(repository, looksOnly, Optional.empty()).print(less.get());
                return;
            }
            Enrollments enrollments = imageFactory.enrollments();
            hosted = isHermetic() || !hasRepositories(enrollments)
                    ? Optional.empty()
                    : Optional.of(hosted(local, protocols));
            Sources sources = hosted.isPresent() ? hosted.get() : local;
            result = imageFactory.discover(enrollments, sources, time, isCalledByName(), looksOnly, index);
        }
        leave(imageFactory.left());
        DiscoverReport report = report(repository, looksOnly, hosted);
        report.print(result);
        if (!isCalledByName() && !looksOnly) {
            result.changes().stream()
                    .filter(StateChange::isStale)
                    .forEach(change -> regenerated().add(stale(repository, result.enrollments(), change)));
        }
        report.checkContradictions(result);
        Failures.of(result.discovery()).report(failOnDiscoveryError, getLog());
    }

    private DiscoverReport report(InfraRepository repository, boolean looksOnly, Optional<HostedSources> hosted) {
        return new DiscoverReport(
                getLog(),
                repository,
                looksOnly,
                isHermetic(),
                source -> hosted.flatMap(reader -> reader.commitOf(source)));
    }

    @Override
    boolean isRecordedByKargo() {
        return parsed("pipeline", pipeline, PipelineOptions.Mode::of).records();
    }

    private static boolean hasRepositories(Enrollments enrollments) {
        return enrollments.managed().stream()
                .anyMatch(
                        enrollment -> enrollment.build().orElseThrow().source().provider() != Provider.LOCAL);
    }

    private HostedSources hosted(LocalSources local, Set<String> protocols) throws IOException {
        Credentials known = servers(credentials).or(EnvironmentLogins.toGitHosts(environment()));
        Progress progress = progress();
        GitHostSettings.Listener listener =
                GitAccess.listener(getLog(), (done, total) -> progress.at("asking for repositories", done, total));
        GitHostSettings settings = GitAccess.settings(
                cache(cacheDirectory),
                known,
                protocols,
                caCertificates,
                seconds("timeout", timeout),
                session,
                listener);
        return new HostedSources(local, settings);
    }

    private boolean isHermetic() {
        return hermetic == null ? !isCalledByName() && isCi() : hermetic;
    }
}
