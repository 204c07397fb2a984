package io.imagefactory.maven;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.rebuild.ReleaseOrder;
import io.imagefactory.core.registry.RegistryOptions;
import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The parameters that {@code plan} and {@code rebuild} have in common, so that the one tells what the other would do. */
abstract class AbstractPlanMojo extends AbstractImageFactoryMojo {

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
     * How long a rebuild that was asked for may take until its image shows it: {@code 90m}, {@code 6h}, {@code 1d}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.buildTimeout", defaultValue = "6h", required = true)
    String buildTimeout;

    /**
     * How many rebuilds may run at once, those in flight included.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.maxConcurrentRebuilds", defaultValue = "10", required = true)
    int maxConcurrentRebuilds;

    /**
     * What does not wait for {@code rebuildDelay}, in an emergency: a base image, by its name in the state or as Dockerfiles
     * name it ({@code node:22}), for all that stand on it; or one managed image, by its name. It is about the digests that
     * are known now, and later ones wait as ever. It needs a {@code reason}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.release")
    @Nullable
    String release;

    /**
     * Why something is released, for those who read the state later.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.reason")
    @Nullable
    String reason;

    /**
     * The vulnerability that a release is about, such as {@code CVE-2026-1234} or {@code GHSA-xxxx-xxxx-xxxx}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.cve")
    @Nullable
    String cve;

    /**
     * When a release ends: {@code 2d}, or {@code 2026-01-31T12:00:00Z}. By default when the digests are old enough without
     * it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.releaseUntil")
    @Nullable
    String releaseUntil;

    /**
     * Who releases something; by default whom CI names ({@code GITHUB_ACTOR}, {@code GITLAB_USER_LOGIN}), else the user of
     * this machine.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.releasedBy")
    @Nullable
    String releasedBy;

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
     * registry's host; {@code docker.io} for Docker Hub, the mirror's host for a mirror. {@code rebuild} looks here for the
     * servers of CI and Git, too.
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
     * How many seconds one question to a registry, a CI system or a Git server may take,
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
     * What Kargo does with what its Warehouses find, as {@code synth} is told; best configured at the plugin, for all goals.
     * With {@code rebuild}, an image that Kargo has built is due here only when Kargo must have missed it: so much later
     * than {@code rebuildDelay} as it may take Kargo, with {@code buildTimeout}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.pipeline", defaultValue = "none", required = true)
    String pipeline;

    /**
     * How long Kargo waits between two looks at a registry, as {@code synth} is told.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.interval", defaultValue = "24h", required = true)
    String interval;

    /** What images.yaml says, but for images that are left to Kargo a while longer. */
    Enrollments enrollments(InfraRepository repository, ImageFactory imageFactory) throws IOException {
        return planning().waitingForKargo(imageFactory.enrollments(), repository, imageFactory);
    }

    Planning planning() {
        return new Planning(buildTimeout, maxConcurrentRebuilds, pipeline, interval);
    }

    /** What is to be released. */
    Optional<ReleaseOrder> releaseOrder(Instant time) {
        return ReleaseOptions.of(release, reason, cve, releaseUntil, releasedBy).order(time, environment());
    }

    RegistryOptions registryOptions() {
        return Registries.options(
                this, credentials, mirrors, insecureRegistries, caCertificates, seconds("timeout", timeout));
    }
}
