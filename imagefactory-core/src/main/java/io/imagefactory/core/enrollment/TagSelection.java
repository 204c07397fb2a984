package io.imagefactory.core.enrollment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which published tag of an image is its current one, in the terms of Kargo's image subscriptions.
 *
 * @param allowTags a regular expression in RE2 syntax, not anchored unless it says so
 * @param strategy as written; {@link Strategy#LEXICAL} where absent
 * @param constraint with {@link Strategy#SEM_VER} a range of versions, with {@link Strategy#DIGEST} one tag
 */
public record TagSelection(Optional<String> allowTags, Optional<Strategy> strategy, Optional<String> constraint) {

    /** Whether it says which tags: by a regular expression or a constraint. */
    public boolean saysWhichTags() {
        return allowTags.isPresent() || constraint.isPresent();
    }

    /** The strategy, by default {@link Strategy#LEXICAL}. */
    public Strategy effectiveStrategy() {
        return strategy.orElse(Strategy.LEXICAL);
    }

    /** How Kargo picks one of the tags. */
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
}
