package io.imagefactory.kargo;

import io.imagefactory.core.ci.CiSystem;
import io.imagefactory.core.enrollment.InputText;
import io.imagefactory.core.image.ImageReference;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An image whose build Kargo is to start when one of its base images has changed.
 *
 * @param image its name in images.yaml
 * @param place where it is written, for messages
 * @param baseImages the base images that make it due, by the names of their Warehouses
 * @param delay how long a change of a base image is left alone first
 * @param system what builds it
 * @param dispatch how a build is started
 * @param inputs by name, what it is told
 */
public record Rebuild(
        String image,
        Optional<String> place,
        Map<String, ImageReference> baseImages,
        Duration delay,
        CiSystem system,
        Dispatch dispatch,
        Map<String, InputText> inputs) {

    public Rebuild {
        baseImages = Collections.unmodifiableMap(new LinkedHashMap<>(baseImages));
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
}
