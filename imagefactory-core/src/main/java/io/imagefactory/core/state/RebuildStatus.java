package io.imagefactory.core.state;

import java.util.Optional;
import java.util.stream.Stream;

/** How the rebuilds of an image stand, as {@code rebuildState} calls it. Others may write other words. */
public enum RebuildStatus {
    /** Nothing is to be done. */
    MONITORING("monitoring", false),
    /** Something has moved, and its time has not come. */
    WAITING("waiting", false),
    /** It is to be rebuilt, and nobody has been asked. */
    DUE("due", true),
    /** CI was asked, and the end is not known. */
    TRIGGERED("triggered", true),
    /** CI has not built it. */
    FAILED("failed", true);

    private final String text;
    private final boolean pending;

    RebuildStatus(String text, boolean pending) {
        this.text = text;
        this.pending = pending;
    }

    /** As in state files. */
    public String text() {
        return text;
    }

    /** Whether a rebuild is due, or was asked for and has not ended. */
    public boolean isPending() {
        return pending;
    }

    /** Whether a request for a rebuild is open while this is so. */
    public boolean isOfRequest() {
        return this == TRIGGERED || this == FAILED;
    }

    static Optional<RebuildStatus> of(String text) {
        return Stream.of(values()).filter(status -> status.text.equals(text)).findFirst();
    }
}
