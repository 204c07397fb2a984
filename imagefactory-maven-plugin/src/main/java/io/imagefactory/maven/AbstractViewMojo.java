package io.imagefactory.maven;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.source.LocalSources;
import io.imagefactory.report.Inventory;
import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What the goals have in common that show what there is: they read files, write nothing but what they show, and open no
 * connection. What is due they say as {@code plan} says it.
 */
abstract class AbstractViewMojo extends AbstractImageFactoryMojo {

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
     * How long a rebuild that was asked for may take until its image shows it, as {@code rebuild} is told.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.buildTimeout", defaultValue = "6h", required = true)
    String buildTimeout;

    /**
     * How many rebuilds may run at once, as {@code rebuild} is told.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.maxConcurrentRebuilds", defaultValue = "10", required = true)
    int maxConcurrentRebuilds;

    /**
     * What Kargo does with what its Warehouses find, as {@code synth} is told; best configured at the plugin, for all goals.
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

    /**
     * Folders in which repositories are checked out, as {@code discover} is told; configure them at the plugin. Dockerfiles
     * that are at hand tell whether the state is stale.
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
     * The folder for what is fetched once and used again, as {@code discover} is told. What {@code discover} has noted there
     * tells which files are as they were, so that they need not be read to see whether the state is stale.
     *
     * @since 0.1.0
     */
    @Parameter(property = "imagefactory.cacheDirectory")
    @Nullable
    File cacheDirectory;

    /** All there is. */
    Inventory inventory(InfraRepository repository) throws IOException {
        Instant begun = Instant.now();
        ImageFactory imageFactory = imageFactory(repository);
        Enrollments enrollments = imageFactory.enrollments();
        Planning planning = planning();
        try (LocalSources sources = localSources(repository, checkouts)) {
            return Inventory.of(imageFactory.overview(
                    enrollments,
                    planning.waitingForKargo(enrollments, repository, imageFactory),
                    planning.options(),
                    sources,
                    imageFactory.index(cacheFolder(cacheDirectory), programVersion(), begun),
                    time(now)));
        }
    }

    @Override
    boolean isRecordedByKargo() {
        return planning().isRecordedByKargo();
    }

    private Planning planning() {
        return new Planning(buildTimeout, maxConcurrentRebuilds, pipeline, interval);
    }
}
