package io.imagefactory.core.tags;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How Kargo picks one of the tags; what each does is in the {@link TagRule} of that name. */
public enum Strategy {
    LEXICAL("Lexical"),
    SEM_VER("SemVer"),
    NEWEST_BUILD("NewestBuild"),
    DIGEST("Digest");

    private final String text;

    Strategy(String text) {
        this.text = text;
    }

    /** As Kargo, images.yaml and the state files write it. */
    public String text() {
        return text;
    }

    /** The strategy written exactly so. */
    public static Optional<Strategy> of(String text) {
        return Arrays.stream(values())
                .filter(strategy -> strategy.text.equals(text))
                .findFirst();
    }

    /** The {@linkplain #text() text}. */
    @Override
    public String toString() {
        return text;
    }

    /** All of them as written. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(Strategy::text).toList();
    }
}
