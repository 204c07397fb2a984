package io.imagefactory.core.state;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far discovery has come with an image. */
public enum DiscoveryStatus {
    /** Its Dockerfile was never analysed, or {@code source} has changed since. */
    PENDING,
    /** Its Dockerfile was read. */
    SUCCESS,
    /** Its Dockerfile was absent, unreadable or broken when it was last looked at. */
    FAILED,
    /** Others build it. */
    EXTERNAL;

    /** As it stands in state files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<DiscoveryStatus> of(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text().equals(text))
                .findFirst();
    }
}
