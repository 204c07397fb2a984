package io.imagefactory.maven;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.RefreshResult;
import io.imagefactory.core.enrollment.RebuildDelay;
import io.imagefactory.core.refresh.RefreshPolicy;
import io.imagefactory.core.registry.HttpRegistry;
import io.imagefactory.core.registry.RegistryOptions;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Asks registries what stands behind the tags that are followed, and records it: digest, platforms, when it was first seen,
 * and what a managed image was built from, where it says or shows that. No layer is pulled; an unchanged tag costs one
 * request.
 *
 * <p>Credentials of a registry come, in this order, from {@code <credentials>} and the {@code <server>} entries of
 * settings.xml by host, from the environment, and from docker's {@code config.json} with its helpers.
 *
 * @since 0.1.0
 */
@Mojo(name = "refresh", threadSafe = true)
public class RefreshMojo extends AbstractImageFactoryMojo {

    private static final int PARALLEL = 4;

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
     * How long an answer is good enough: {@code 30m}, {@code 12h}, {@code 7d}, {@code 2w}, or {@code PT12H}. An image that
     * was asked for within that time is not asked for again, unless its digest is not known.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.minCheckInterval", defaultValue = "12h")
    String minCheckInterval;

    /**
     * Whether to ask for every managed image, so that each build of it is noticed, whoever has started it; else only for those
     * that others wait for.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.refreshManaged", defaultValue = "true")
    boolean refreshManaged;

    /**
     * Whether the goal fails, at its end, when a registry did not answer for an image.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.failOnDiscoveryError", defaultValue = "true")
    boolean failOnDiscoveryError;

    /**
     * Whether to write nothing, and only say what would have been written. Registries are asked all the same.
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
     * Where the images of a registry are asked for, instead of there. A path comes before the name of the repository.
     *
     * <pre>{@code
     * <mirrors>
     *   <mirror>
     *     <registry>docker.io</registry>
     *     <url>https://artifacts.example.com/docker-hub</url>
     *   </mirror>
     * </mirrors>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter
    List<RegistryMirror> mirrors = List.of();

    /**
     * Which {@code <server>} of settings.xml is meant for which registry. Without an entry it is the one whose id is the
     * registry's host; {@code docker.io} for Docker Hub, the mirror's host for a mirror.
     *
     * <pre>{@code
     * <credentials>
     *   <credential>
     *     <host>ghcr.io</host>
     *     <server>our-github</server>
     *   </credential>
     * </credentials>
     * }</pre>
     *
     * @since 0.1.0
     */
    @Parameter
    List<HostServer> credentials = List.of();

    /**
     * Registries that are asked by plain HTTP, separated by commas, each with or without port. This machine needs no entry.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.insecureRegistries")
    @Nullable
    String insecureRegistries;

    /**
     * How many seconds one question to a registry may take,
     * such as for all pages of the tags of an image, with retries and waits between them; from 1 to 86400.
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

    @Override
    void run(InfraRepository repository) throws IOException {
        boolean looksOnly = onlyLooks(dryRun, frozen);
        Duration goodFor =
                parsed("minCheckInterval", minCheckInterval, RebuildDelay::of).duration();
        RefreshPolicy policy = new RefreshPolicy(goodFor, refreshManaged, PARALLEL);
        RegistryOptions options = Registries.options(
                        this, credentials, mirrors, insecureRegistries, caCertificates, seconds("timeout", timeout))
                .withCache(cache(cacheDirectory).resolve("registry"));
        checkOnline("does nothing but ask registries");
        ImageFactory imageFactory = imageFactory(repository);
        RefreshReport report = new RefreshReport(getLog(), repository, looksOnly);
        try (HttpRegistry registry = Registries.open(options)) {
            RefreshResult result =
                    imageFactory.refresh(imageFactory.enrollments(), registry, policy, time(now), looksOnly);
            report.print(result, registry.usage());
            Failures.of(result.answers().failures(), repository.stateLabel()).report(failOnDiscoveryError, getLog());
        }
    }
}
