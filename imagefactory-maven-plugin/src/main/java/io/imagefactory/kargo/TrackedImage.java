package io.imagefactory.kargo;

import io.imagefactory.core.tags.TagRule;
import java.util.Locale;

/**
 * An image whose current digest Kargo is to find out.
 *
 * @param name what its Warehouse is called
 * @param kind why it is tracked
 * @param repoURL registry host and repository, without scheme, tag or digest
 * @param tags which of its tags is the current one
 * @param polling how often it is looked for, and the like
 */
public record TrackedImage(String name, Kind kind, String repoURL, TagRule tags, Polling polling) {

    /** Why an image is tracked; the value of the label {@code imagefactory.io/kind}. */
    public enum Kind {
        /** Enrolled images stand on it. */
        BASE,
        /** Enrolled without a source. */
        EXTERNAL;

        /** As the label has it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether one Warehouse serves both, whatever they are tracked for. */
    boolean tracksTheSameAs(TrackedImage other) {
        return repoURL.equals(other.repoURL) && tags.followsTheSameAs(other.tags);
    }

    /** One for two that track the same: a base image if either is one, but as images.yaml says of the external one. */
    TrackedImage and(TrackedImage other) {
        boolean thisFirst = kind.compareTo(other.kind) <= 0;
        TrackedImage external = thisFirst ? other : this;
        return new TrackedImage(name, thisFirst ? kind : other.kind, repoURL, external.tags, external.polling);
    }
}
