package io.imagefactory.kargo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An image whose build Kargo is to start when one of its base images has changed.
 *
 * @param image its name in images.yaml
 * @param place where it is written, for messages
 * @param baseImages the names of the base images that make it due, each of which has a Warehouse
 * @param delay how long a change of a base image is left alone first
 * @param dispatch how a build is started
 */
public record Rebuild(
        String image, Optional<String> place, List<String> baseImages, Duration delay, Dispatch dispatch) {

    public Rebuild {
        baseImages = List.copyOf(baseImages);
    }
}
