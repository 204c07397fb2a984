package io.imagefactory.core.tags;

import com.google.re2j.Pattern;

/**
 * What {@code constraint} may say. With SemVer a range in the grammar of the Go library Masterminds/semver v3, which Kargo
 * uses: comparisons such as {@code ^1.2}, {@code ~1.2.3}, {@code >=1.2 <2}, {@code 1.2 - 1.4} or {@code 1.x}, joined by
 * blanks or commas, alternatives by {@code ||}. With Digest one tag.
 */
public final class Constraint {

    private static final Pattern TAG = Pattern.compile("\\w[\\w.-]{0,127}");

    private Constraint() {}

    /**
     * The constraint, if it fits the strategy.
     *
     * @throws IllegalArgumentException where it does not; the message says what is accepted
     */
    public static String check(Strategy strategy, String constraint) {
        switch (strategy) {
            case SEM_VER:
                require(
                        VersionRange.of(constraint).isPresent(),
                        constraint,
                        "is no range of versions; write ^1.2, ~1.2.3 or >=1.2 <2");
                break;
            case DIGEST:
                require(TAG.matches(constraint), constraint, "is no tag; strategy Digest follows one tag");
                break;
            default:
                throw new IllegalArgumentException(
                        "it needs `imageSelectionStrategy: SemVer` (a range of versions) or Digest (one tag)");
        }
        return constraint;
    }

    private static void require(boolean fits, String constraint, String problem) {
        if (!fits) {
            throw new IllegalArgumentException("\"" + constraint + "\" " + problem);
        }
    }
}
