package io.imagefactory.kargo;

import io.imagefactory.kargo.TrackedImage.Kind;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How much longer the goal {@code rebuild} waits with an image that Kargo has built, so that both never ask for the same
 * build: until Kargo must have asked, and the image must show it. What Kargo has missed until then, it never does.
 */
public final class HeadStart {

    private HeadStart() {}

    /**
     * By image. Kargo looks at a registry once an interval, tries for a day to record what is new, and for another to ask.
     *
     * @param buildTimeout how long the build may take
     */
    public static Map<String, Duration> of(Rebuilds rebuilds, TrackedImages images, Duration buildTimeout) {
        Map<String, Duration> intervals = images.all().stream()
                .filter(image -> image.kind() == Kind.BASE)
                .collect(Collectors.toMap(
                        TrackedImage::name, image -> image.polling().interval()));
        return rebuilds.all().stream()
                .collect(Collectors.toMap(
                        Rebuild::image,
                        rebuild -> rebuild.baseImages().keySet().stream()
                                .map(intervals::get)
                                .max(Comparator.naturalOrder())
                                .orElseThrow()
                                .plus(Pipeline.PATIENCE.multipliedBy(2))
                                .plus(buildTimeout)));
    }
}
