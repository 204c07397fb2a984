package io.imagefactory.maven;

import io.imagefactory.core.ImageFactory;
import io.imagefactory.core.InfraRepository;
import io.imagefactory.core.enrollment.Enrollments;
import io.imagefactory.core.enrollment.Interval;
import io.imagefactory.core.enrollment.RebuildDelay;
import io.imagefactory.core.rebuild.RebuildOptions;
import io.imagefactory.core.state.State;
import io.imagefactory.core.text.MendableException;
import io.imagefactory.kargo.BaseImageStrategy;
import io.imagefactory.kargo.HeadStart;
import io.imagefactory.kargo.Polling;
import io.imagefactory.kargo.Rebuilds;
import io.imagefactory.kargo.TrackedImages;
import java.io.IOException;
import java.time.Duration;

/**
 * By what goals decide what is due, so that one that looks says what one that acts does.
 *
 * @param buildTimeout as the parameter has it
 * @param maxConcurrentRebuilds likewise
 * @param pipeline likewise
 * @param interval likewise
 */
record Planning(String buildTimeout, int maxConcurrentRebuilds, String pipeline, String interval) {

    RebuildOptions options() {
        Duration timeout = AbstractImageFactoryMojo.parsed("buildTimeout", buildTimeout, RebuildDelay::of)
                .duration();
        try {
            return new RebuildOptions(timeout, maxConcurrentRebuilds);
        } catch (IllegalArgumentException e) {
            throw new MendableException(
                    "imagefactory.buildTimeout and imagefactory.maxConcurrentRebuilds: " + e.getMessage());
        }
    }

    /** Whether Kargo records digests in files of its own in the state. */
    boolean isRecordedByKargo() {
        return mode().records();
    }

    /** The images, some of which are left to Kargo a while longer. */
    Enrollments waitingForKargo(Enrollments enrollments, InfraRepository repository, ImageFactory imageFactory)
            throws IOException {
        if (!mode().rebuilds()) {
            return enrollments;
        }
        State state = imageFactory.state();
        TrackedImages images = TrackedImages.of(
                enrollments,
                state,
                repository,
                Polling.DEFAULT.withInterval(AbstractImageFactoryMojo.parsed("interval", interval, Interval::of)),
                BaseImageStrategy.DIGEST);
        Rebuilds rebuilds = Rebuilds.of(enrollments, state, images);
        return enrollments.waitingFor(HeadStart.of(rebuilds, images, options().buildTimeout()));
    }

    private PipelineOptions.Mode mode() {
        return AbstractImageFactoryMojo.parsed("pipeline", pipeline, PipelineOptions.Mode::of);
    }
}
