package io.imagefactory.core.state;

import java.util.Optional;
import java.util.stream.Stream;

/** By what it is known what an image was built from, the best first, as {@code rebuildState} calls it. */
public enum Evidence {
    /** BuildKit's attestation beside the image says so. */
    PROVENANCE("provenance"),
    /** Annotations of its manifest or index, or labels, say so. */
    LABELS("labels"),
    /** Its layers begin with those of the base image. */
    LAYERS("layers"),
    /** It was asked for, and a build followed. */
    REQUESTED("requested"),
    /** A build takes what the tag names when it is made. */
    RECKONED("reckoned");

    private final String text;

    Evidence(String text) {
        this.text = text;
    }

    /** As in state files. */
    public String text() {
        return text;
    }

    /** Whether it is what the image itself says or shows. */
    public boolean isOfImage() {
        return this == PROVENANCE || this == LABELS || this == LAYERS;
    }

    static Optional<Evidence> of(String text) {
        return Stream.of(values())
                .filter(evidence -> evidence.text.equals(text))
                .findFirst();
    }
}
