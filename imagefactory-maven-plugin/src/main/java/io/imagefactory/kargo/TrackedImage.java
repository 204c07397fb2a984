package io.imagefactory.kargo;

import java.util.Locale;

/**
 * An image whose current digest Kargo is to find out.
 *
 * @param name what its Warehouse is called
 * @param kind why it is tracked
 * @param repoURL registry host and repository, without scheme, tag or digest
 * @param selection which of its tags is the current one
 */
public record TrackedImage(String name, Kind kind, String repoURL, Selection selection) {

    /** Why an image is tracked; the value of the label {@code imagefactory.io/kind}. */
    public enum Kind {
        /** Enrolled images stand on it. */
        BASE,
        /** Enrolled without a source. */
        EXTERNAL;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether one Warehouse serves both, whatever they are tracked for. */
    boolean tracksTheSameAs(TrackedImage other) {
        return repoURL.equals(other.repoURL) && selection.followsTheSameAs(other.selection);
    }

    /** One for two that track the same: a base image if either is one, followed in the way that images.yaml asks for. */
    TrackedImage and(TrackedImage other) {
        boolean thisFirst = kind.compareTo(other.kind) <= 0;
        TrackedImage external = thisFirst ? other : this;
        return new TrackedImage(name, thisFirst ? kind : other.kind, repoURL, external.selection);
    }
}
