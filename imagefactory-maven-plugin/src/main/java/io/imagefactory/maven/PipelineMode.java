package io.imagefactory.maven;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What Kargo is to do with what its Warehouses find. */
enum PipelineMode {
    /** What others tell it to. */
    NONE,
    /** Record it in the state. */
    RECORD,
    /** Record it, and have images built. */
    REBUILD;

    /** @throws IllegalArgumentException for any other text, with a message that names those that there are */
    static PipelineMode of(String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is nothing to do; there are "
                        + Arrays.stream(values()).map(PipelineMode::text).collect(Collectors.joining(", "))));
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
