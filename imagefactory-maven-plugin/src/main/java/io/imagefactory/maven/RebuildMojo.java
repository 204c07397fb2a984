package io.imagefactory.maven;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.ci.CiTriggers;
import io.imagefactory.core.ci.TriggerOptions;
import io.imagefactory.core.claim.Claims;
import io.imagefactory.core.claim.GitClaims;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Sleeper;
import io.imagefactory.core.rebuild.RebuildOptions;
import io.imagefactory.core.rebuild.RebuildResult;
import io.imagefactory.core.rebuild.Rebuilder;
import io.imagefactory.core.rebuild.ReleaseOrder;
import io.imagefactory.core.registry.HttpRegistry;
import io.imagefactory.core.registry.RegistryOptions;
import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Has the images rebuilt that are due by the {@code plan}: their CI workflows are asked, with the digests that they are to
 * be built from. What is asked for is recorded in the state first, and claimed on the Git server of the infra repository,
 * so that no run asks for what another one has. One image's failure leaves the others.
 *
 * <p>Credentials come, in this order, from {@code <credentials>} and the {@code <server>} entries of settings.xml by host,
 * and from the environment ({@code GITHUB_TOKEN}, {@code GITLAB_TOKEN} and others); for registries also from docker's
 * {@code config.json}.
 *
 * @since 0.1.0
 */
@Mojo(name = "rebuild", threadSafe = true)
public class RebuildMojo extends AbstractPlanMojo {

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
     * Whether rebuilds are claimed on the Git server of the infra repository before CI is asked. Without, two runs on
     * different machines can ask for the same one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.claim", defaultValue = "true")
    boolean claim;

    /**
     * Where rebuilds are claimed: the name of a remote of the working tree around the state, or a URL.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.claimRemote", defaultValue = "origin", required = true)
    String claimRemote;

    /**
     * By which protocols the Git server may be reached: {@code https}, {@code ssh}, and if you say so {@code http},
     * {@code git} and {@code file}, the first two of which let anyone on the way read and change what is sent.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.allowedProtocols", defaultValue = "https,ssh", required = true)
    String allowedProtocols;

    /**
     * Whether to ask CI for nothing and to write nothing, and only say what would be asked for. Registries are asked.
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

    /**
     * Whether the goal fails, at its end, when CI did not take a request.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.failOnRebuildError", defaultValue = "true")
    boolean failOnRebuildError;

    @Override
    void run(InfraRepository repository) throws IOException {
        boolean looksOnly = onlyLooks(dryRun, frozen);
        Instant time = time(now);
        RebuildOptions options = planning().options();
        Optional<ReleaseOrder> order = releaseOrder(time);
        RegistryOptions registryOptions = registryOptions();
        Credentials known = servers(credentials).or(EnvironmentLogins.toGitHosts(environment()));
        checkOnline("asks registries and CI");
        Claims claims = claim && !looksOnly ? claims(options, known) : Claims.alone();
        ImageFactory imageFactory = imageFactory(repository);
        RebuildReport report = new RebuildReport(getLog(), repository, looksOnly);
        try (HttpRegistry registry = Registries.open(registryOptions);
                CiTriggers triggers = triggers(known, registryOptions)) {
            Rebuilder rebuilder =
                    new Rebuilder(enrollments(repository, imageFactory), options, time, registry, claims, triggers);
            RebuildResult result = imageFactory.rebuild(
                    rebuilder, order, plan -> RebuildReport.printReleased(getLog(), release, plan), looksOnly);
            report.print(result);
            Failures.ofRebuilds(RebuildReport.refused(result)).report(failOnRebuildError, getLog());
        }
    }

    private Claims claims(RebuildOptions options, Credentials known) throws IOException {
        return GitClaims.at(
                stateDirectory.toPath(),
                claimRemote,
                options.buildTimeout(),
                GitAccess.settings(
                        cache(cacheDirectory),
                        known,
                        GitAccess.protocols(allowedProtocols),
                        caCertificates,
                        seconds("timeout", timeout),
                        session,
                        GitAccess.listener(getLog(), (done, total) -> {})));
    }

    private CiTriggers triggers(Credentials known, RegistryOptions registryOptions) throws IOException {
        TriggerOptions options = new TriggerOptions(
                known, servers(credentials).or(EnvironmentLogins.ofWebhooks(environment())), registryOptions.client());
        return new CiTriggers(options, Clock.systemUTC(), Sleeper.THREAD, new Random());
    }
}
