package io.imagefactory.core.tags;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A semantic version, in the order of the specification (semver.org, 11). A tag is one where Kargo takes it for one with
 * {@code strictSemvers}: all three numbers are there, without zeros before them, and perhaps a {@code v}.
 *
 * @param numbers major, minor and patch, unsigned
 * @param preRelease the identifiers after the hyphen, empty for a release
 */
record Version(List<Long> numbers, List<String> preRelease) implements Comparable<Version> {

    private static final String NUMBER = "(0|[1-9][0-9]*)";
    private static final String IDENTIFIER = "(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";
    private static final Pattern STRICT = Pattern.compile(
            "v?" + NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-(" + IDENTIFIER + "(?:\\." + IDENTIFIER + ")*))?");

    Version {
        numbers = List.copyOf(numbers);
        preRelease = List.copyOf(preRelease);
    }

    /** The version that a tag is, if it is one. */
    static Optional<Version> of(String tag) {
        Matcher matcher = STRICT.matcher(tag);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Version(
                    List.of(number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3))),
                    identifiers(matcher.group(4))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** @throws NumberFormatException for one beyond 64 bits */
    static long number(String digits) {
        return Long.parseUnsignedLong(digits);
    }

    /** @param text without the hyphen before it; {@code null} for a release */
    static List<String> identifiers(@Nullable String text) {
        return text == null || text.isEmpty() ? List.of() : Arrays.asList(text.split("\\."));
    }

    boolean isPreRelease() {
        return !preRelease.isEmpty();
    }

    long major() {
        return numbers.get(0);
    }

    long minor() {
        return numbers.get(1);
    }

    long patch() {
        return numbers.get(2);
    }

    @Override
    public int compareTo(Version other) {
        for (int i = 0; i < numbers.size(); i++) {
            int order = Long.compareUnsigned(numbers.get(i), other.numbers.get(i));
            if (order != 0) {
                return order;
            }
        }
        return isPreRelease() && other.isPreRelease()
                ? comparePreRelease(other)
                : Boolean.compare(other.isPreRelease(), isPreRelease());
    }

    /** By identifiers alone; of two that begin alike the longer one is the later. */
    int comparePreRelease(Version other) {
        for (int i = 0; i < Math.min(preRelease.size(), other.preRelease.size()); i++) {
            int order = compareIdentifiers(preRelease.get(i), other.preRelease.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(preRelease.size(), other.preRelease.size());
    }

    private static int compareIdentifiers(String one, String other) {
        boolean number = isNumber(one);
        if (number != isNumber(other)) {
            return number ? -1 : 1;
        }
        return number ? Long.compareUnsigned(number(one), number(other)) : one.compareTo(other);
    }

    /** Beyond 64 bits, digits are text to Masterminds/semver. */
    private static boolean isNumber(String identifier) {
        try {
            Long.parseUnsignedLong(identifier);
            return identifier.charAt(0) != '+';
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
