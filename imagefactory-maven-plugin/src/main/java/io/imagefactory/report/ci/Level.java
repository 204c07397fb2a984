package io.imagefactory.report.ci;

import java.util.Locale;

/** How bad something is. */
public enum Level {
    ERROR,
    WARNING;

    /** As GitHub and SARIF call it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
