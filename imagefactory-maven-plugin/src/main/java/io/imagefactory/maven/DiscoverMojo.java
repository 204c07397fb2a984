package io.imagefactory.maven;

import io.imagefactory.core.DiscoverResult;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.source.LocalSources;
import io.imagefactory.core.state.StateChange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
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
 * that is a checkout of the repository. No connection is opened.
 *
 * @since 0.1.0
 */
@Mojo(name = "discover", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true)
public class DiscoverMojo extends AbstractImageFactoryMojo {

    /**
     * Folders in which repositories are checked out. One that is mapped here serves all its images, whatever its remotes
     * and branch; a folder that is not there is passed over. {@code repository} is {@code owner/repo} as in {@code repo:}
     * of images.yaml, a host and a path ({@code github.com/owner/repo}), or a clone URL.
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

    @Parameter(defaultValue = "${env.GITHUB_BASE_REF}", readonly = true)
    @Nullable
    String gitHubBaseBranch;

    @Parameter(defaultValue = "${env.CI_MERGE_REQUEST_TARGET_BRANCH_NAME}", readonly = true)
    @Nullable
    String gitLabTargetBranch;

    /** Whether the goal fails, at its end, when a Dockerfile is absent, unreadable or broken. */
    @Parameter(property = "imagefactory.failOnDiscoveryError", defaultValue = "true")
    boolean failOnDiscoveryError;

    /** Whether to write nothing, and only say what would have been written. */
    @Parameter(property = "imagefactory.frozen", defaultValue = "false")
    boolean frozen;

    @Override
    void run(InfraRepository repository) throws IOException, MojoFailureException {
        var imageFactory = imageFactory(repository);
        Enrollments enrollments = imageFactory.enrollments();
        DiscoverResult result;
        try (LocalSources sources = Sources.open(repository, checkouts, gitHubBaseBranch, gitLabTargetBranch)) {
            result = imageFactory.discover(enrollments, sources, now(), isCalledByName(), frozen);
        }
        new DiscoverReport(getLog(), repository, frozen).print(result);
        if (!isCalledByName() && !frozen) {
            Regenerated regenerated = Regenerated.in(getPluginContext());
            result.changes().stream()
                    .filter(StateChange::isStale)
                    .forEach(change -> regenerated.add(change.diff(repository.stateLabel())));
        }
        Map<String, String> failures = result.discovery().failures();
        if (failOnDiscoveryError && !failures.isEmpty()) {
            throw new MojoFailureException(DiscoverReport.failures(failures));
        }
        failures.forEach((name, reason) -> getLog().warn(name + ": " + reason));
    }
}
