package io.imagefactory.core.enroll;

import java.util.Arrays;
import java.util.Locale;

/** How sure a proposal is; the surest first. */
public enum Confidence {
    /** What CI runs names the Dockerfile, the image and all that the build depends on, and nothing says otherwise. */
    CERTAIN,
    /** A file says so, but nothing in the repository runs it, or several do not agree, or a part is not known. */
    LIKELY,
    /** No build names it: it follows from where the Dockerfile lies and what the other images are called. */
    GUESS;

    /**
     * The one that is written so, in lower case.
     *
     * @throws IllegalArgumentException for another text, with those that there are
     */
    public static Confidence of(String text) {
        return Arrays.stream(values())
                .filter(confidence -> confidence.text().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("\"" + text + "\" is none of certain, likely and guess"));
    }

    /** {@code certain}, {@code likely} or {@code guess}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is as sure as that or surer. */
    public boolean isAtLeast(Confidence other) {
        return compareTo(other) <= 0;
    }

    /** The less sure of both. */
    Confidence atMost(Confidence other) {
        return isAtLeast(other) ? other : this;
    }
}
