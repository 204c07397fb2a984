package io.imagefactory.maven;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.RefreshResult;
import io.imagefactory.core.access.Credentials;
import io.imagefactory.core.access.Sleeper;
import io.imagefactory.core.enrollment.RebuildDelay;
import io.imagefactory.core.refresh.RefreshPolicy;
import io.imagefactory.core.registry.HttpRegistry;
import io.imagefactory.core.registry.Mirror;
import io.imagefactory.core.registry.RegistryOptions;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Asks registries what stands behind the tags that are followed, and records it: digest, platforms, and when it was first
 * seen. Asked for are all base images, all external images, and the managed images that others stand on or whose rebuild
 * is under way. No layer is pulled; an unchanged tag costs one request.
 *
 * <p>Credentials of a registry come, in this order, from {@code <credentials>} and the {@code <server>} entries of
 * settings.xml by host, from the environment, and from docker's {@code config.json} with its helpers.
 *
 * @since 0.1.0
 */
@Mojo(name = "refresh", threadSafe = true)
public class RefreshMojo extends AbstractImageFactoryMojo {

    private static final int PARALLEL = 4;

    private final SettingsDecrypter decrypter;

    /**
     * How long an answer is good enough: {@code 30m}, {@code 12h}, {@code 7d}, {@code 2w}, or {@code PT12H}. An image that
     * was asked for within that time is not asked for again, unless its digest is not known.
     */
    @Parameter(property = "imagefactory.minCheckInterval", defaultValue = "12h")
    String minCheckInterval;

    /** Whether to ask for every managed image, and not only for those that others wait for. */
    @Parameter(property = "imagefactory.refreshManaged", defaultValue = "false")
    boolean refreshManaged;

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
     */
    @Parameter
    List<HostServer> credentials = List.of();

    /**
     * Registries that are asked by plain HTTP, separated by commas, each with or without port. This machine needs no entry.
     */
    @Parameter(property = "imagefactory.insecureRegistries")
    @Nullable
    String insecureRegistries;

    /** A file of certificates in PEM form that are trusted beside those of the JVM. */
    @Parameter(property = "imagefactory.caCertificates")
    @Nullable
    File caCertificates;

    /** Whether the goal fails, at its end, when a registry did not answer for an image. */
    @Parameter(property = "imagefactory.failOnDiscoveryError", defaultValue = "true")
    boolean failOnDiscoveryError;

    /** Whether to write nothing, and only say what would have been written. Registries are asked all the same. */
    @Parameter(property = "imagefactory.frozen", defaultValue = "false")
    boolean frozen;

    @Inject
    public RefreshMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    @Override
    void run(InfraRepository repository) throws IOException, MojoFailureException {
        RefreshPolicy policy = policy();
        RegistryOptions options = options();
        if (session.isOffline()) {
            throw new MojoFailureException("Maven is offline (-o), and " + goal()
                    + " does nothing but ask registries; run it without -o, or leave it out");
        }
        ImageFactory imageFactory = imageFactory(repository);
        RefreshReport report = new RefreshReport(getLog(), repository, frozen);
        try (HttpRegistry registry = new HttpRegistry(options, Clock.systemUTC(), Sleeper.THREAD, new Random())) {
            RefreshResult result = imageFactory.refresh(imageFactory.enrollments(), registry, policy, now(), frozen);
            report.print(result, registry.usage());
            Failures.of(result.answers().failures(), repository.stateLabel()).report(failOnDiscoveryError, getLog());
        }
    }

    private RefreshPolicy policy() throws MojoFailureException {
        try {
            return new RefreshPolicy(RebuildDelay.of(minCheckInterval).duration(), refreshManaged, PARALLEL);
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException("imagefactory.minCheckInterval: " + e.getMessage(), e);
        }
    }

    private RegistryOptions options() throws MojoFailureException {
        Credentials known = ServerCredentials.of(session.getSettings(), decrypter, credentials, getLog())
                .or(RegistryLogins.in(environment(), getLog()));
        Set<String> plain = Arrays.stream((insecureRegistries == null ? "" : insecureRegistries).split(","))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toSet());
        return RegistryOptions.USUAL
                .withCredentials(known)
                .withMirrors(mirrors())
                .withPlain(plain)
                .withProxies(new SettingsProxies(session.getSettings()))
                .withCertificates(Optional.ofNullable(caCertificates).map(File::toPath));
    }

    private List<Mirror> mirrors() throws MojoFailureException {
        List<Mirror> known = new ArrayList<>();
        for (RegistryMirror mirror : mirrors) {
            if (mirror.getRegistry() == null || mirror.getUrl() == null) {
                throw new MojoFailureException("a <mirror> needs <registry> and <url>");
            }
            try {
                known.add(new Mirror(mirror.getRegistry(), URI.create(mirror.getUrl())));
            } catch (IllegalArgumentException e) {
                throw new MojoFailureException("<mirrors>: the mirror of " + mirror.getRegistry()
                        + " needs a <url> of the form https://host/path, without credentials in it");
            }
        }
        return known;
    }
}
