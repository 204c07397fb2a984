package io.imagefactory.core.state;

import java.util.Optional;
import java.util.stream.Stream;

/** How far a request for a rebuild, to which no answer is known, has got, as {@code rebuildState} calls it. */
public enum Delivery {
    /** It is recorded and has not gone out; the next run sends it. */
    PENDING("pending"),
    /** Another run has claimed it, and has not recorded what became of it. */
    CLAIMED("claimed"),
    /** It was about to go out. */
    UNKNOWN("unknown");

    private final String text;

    Delivery(String text) {
        this.text = text;
    }

    /** As in state files. */
    public String text() {
        return text;
    }

    static Optional<Delivery> of(String text) {
        return Stream.of(values())
                .filter(delivery -> delivery.text.equals(text))
                .findFirst();
    }
}
