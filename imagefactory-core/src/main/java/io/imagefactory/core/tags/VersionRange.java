package io.imagefactory.core.tags;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which versions a {@code constraint} admits, as the Go library Masterminds/semver v3 reads it, which Kargo uses.
 * Alternatives are joined by {@code ||}; within one, all comparisons hold. Pre-releases count only where a comparison of
 * the same alternative names one.
 */
record VersionRange(List<List<Comparison>> alternatives) {

    /** That library rewrites hyphens before it looks for alternatives, with a bar among what a number may be. */
    private static final String END = Comparison.VERSION.replace("[0-9]+|[xX*]", "[0-9xX*|]+");

    private static final Pattern HYPHENS = Pattern.compile("\\s*(" + END + ")\\s+-\\s+(" + END + ")\\s*");
    private static final int UPPER_BOUND = 6;
    private static final Pattern ALTERNATIVE =
            Pattern.compile("\\s*" + Comparison.ONE + "((\\s+|\\s*,\\s*)" + Comparison.ONE + ")*\\s*");

    VersionRange {
        alternatives = alternatives.stream().map(List::copyOf).toList();
    }

    /** What the text says; empty where it is no range. */
    static Optional<VersionRange> of(String text) {
        List<List<Comparison>> alternatives = new ArrayList<>();
        for (String alternative : withoutHyphens(text).split("\\|\\|", -1)) {
            if (!ALTERNATIVE.matches(alternative)) {
                return Optional.empty();
            }
            try {
                alternatives.add(comparisons(alternative));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
        return Optional.of(new VersionRange(alternatives));
    }

    boolean admits(Version version) {
        return alternatives.stream()
                .anyMatch(all -> (!version.isPreRelease()
                                || all.stream().anyMatch(one -> one.bound().isPreRelease()))
                        && all.stream().allMatch(one -> one.admits(version)));
    }

    private static List<Comparison> comparisons(String alternative) {
        List<Comparison> comparisons = new ArrayList<>();
        Matcher matcher = Comparison.ONE.matcher(alternative);
        while (matcher.find()) {
            comparisons.add(Comparison.of(matcher));
        }
        return comparisons;
    }

    /** {@code 1.2 - 1.4} is {@code >=1.2, <=1.4}; what stands before it ends in a comma. */
    private static String withoutHyphens(String text) {
        return HYPHENS.matcher(text).replaceAll(">=$1, <=$" + UPPER_BOUND + " ");
    }
}
