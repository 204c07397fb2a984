package io.imagefactory.maven;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.RefreshResult;
import io.imagefactory.core.enrollment.RebuildDelay;
import io.imagefactory.core.refresh.RefreshPolicy;
import io.imagefactory.core.registry.HttpRegistry;
import io.imagefactory.core.registry.RegistryOptions;
import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

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
public class RefreshMojo extends AbstractRegistryMojo {

    private static final int PARALLEL = 4;

    /**
     * How long an answer is good enough: {@code 30m}, {@code 12h}, {@code 7d}, {@code 2w}, or {@code PT12H}. An image that
     * was asked for within that time is not asked for again, unless its digest is not known.
     */
    @Parameter(property = "imagefactory.minCheckInterval", defaultValue = "12h")
    String minCheckInterval;

    /** Whether to ask for every managed image, and not only for those that others wait for. */
    @Parameter(property = "imagefactory.refreshManaged", defaultValue = "false")
    boolean refreshManaged;

    /** Whether the goal fails, at its end, when a registry did not answer for an image. */
    @Parameter(property = "imagefactory.failOnDiscoveryError", defaultValue = "true")
    boolean failOnDiscoveryError;

    /** Whether to write nothing, and only say what would have been written. Registries are asked all the same. */
    @Parameter(property = "imagefactory.frozen", defaultValue = "false")
    boolean frozen;

    @Inject
    public RefreshMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(InfraRepository repository) throws IOException, MojoFailureException {
        RefreshPolicy policy = policy();
        RegistryOptions options = registryOptions();
        checkOnline("does nothing but ask registries");
        ImageFactory imageFactory = imageFactory(repository);
        RefreshReport report = new RefreshReport(getLog(), repository, frozen);
        try (HttpRegistry registry = registry(options)) {
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
}
