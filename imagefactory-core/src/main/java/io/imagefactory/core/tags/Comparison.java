package io.imagefactory.core.tags;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.stream.Stream;

/**
 * One comparison of a {@link VersionRange}, such as {@code >=1.2}. What a version leaves out, or has as {@code x} or
 * {@code *}, is open: {@code 1.2} alone is {@code ~1.2}, and {@code >1.2} begins with {@code 1.3.0}.
 *
 * @param operator as written; none is {@code =}
 * @param bound the version, with 0 for what is open
 * @param given how many of the three numbers are written
 */
record Comparison(String operator, Version bound, int given) {

    private static final String NUMBER = "([0-9]+|[xX*])";

    /** A version as a range may have it. */
    static final String VERSION = "v?" + NUMBER + "(?:\\." + NUMBER + ")?(?:\\." + NUMBER + ")?"
            + "(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?";

    static final Pattern ONE = Pattern.compile("(=|!=|>=|=>|<=|=<|>|<|~>|~|\\^)?\\s*" + VERSION);

    /** The comparison that the matcher stands on. */
    static Comparison of(Matcher match) {
        List<String> written = Stream.of(match.group(2), match.group(3), match.group(4))
                .map(part -> part == null ? "x" : part)
                .takeWhile(part -> Character.isDigit(part.charAt(0)))
                .toList();
        List<Long> numbers = Stream.concat(written.stream(), Stream.of("0", "0", "0"))
                .limit(3)
                .map(Version::number)
                .toList();
        String operator = match.group(1) == null ? "=" : match.group(1);
        return new Comparison(operator, new Version(numbers, Version.identifiers(match.group(5))), written.size());
    }

    boolean admits(Version version) {
        return switch (operator) {
            case "=" -> isWhole() ? version.compareTo(bound) == 0 : isLike(version);
            case "!=" -> differs(version);
            case ">" -> isAbove(version);
            case "<" -> version.compareTo(bound) < 0;
            case ">=", "=>" -> version.compareTo(bound) >= 0;
            case "<=", "=<" -> isAtMost(version);
            case "^" -> isCompatible(version);
            default -> isLike(version);
        };
    }

    private boolean isWhole() {
        return given == 3;
    }

    private boolean differs(Version version) {
        if (isWhole() || given == 0) {
            return version.compareTo(bound) != 0;
        }
        if (version.major() != bound.major()) {
            return true;
        }
        return given == 2 && (version.minor() != bound.minor() || version.comparePreRelease(bound) != 0);
    }

    private boolean isAbove(Version version) {
        int major = Long.compareUnsigned(version.major(), bound.major());
        if (isWhole() || given == 0) {
            return version.compareTo(bound) > 0;
        }
        return major > 0 || major == 0 && given == 2 && Long.compareUnsigned(version.minor(), bound.minor()) > 0;
    }

    private boolean isAtMost(Version version) {
        if (isWhole()) {
            return version.compareTo(bound) <= 0;
        }
        int major = Long.compareUnsigned(version.major(), bound.major());
        return major < 0 || major == 0 && (given == 1 || Long.compareUnsigned(version.minor(), bound.minor()) <= 0);
    }

    /** {@code ~1.2.3}: from there on, with the same major and minor number as far as they are given. */
    private boolean isLike(Version version) {
        if (version.compareTo(bound) < 0) {
            return false;
        }
        boolean any = (given == 0 || isWhole()) && bound.numbers().stream().allMatch(number -> number == 0);
        return any || version.major() == bound.major() && (given == 1 || version.minor() == bound.minor());
    }

    /** {@code ^1.2.3}: from there on, with the same first number that is not 0. */
    private boolean isCompatible(Version version) {
        if (version.compareTo(bound) < 0 || version.major() != bound.major()) {
            return false;
        }
        if (bound.major() != 0 || given == 1) {
            return true;
        }
        return version.minor() == bound.minor()
                && (bound.minor() != 0 || given == 2 || version.patch() == bound.patch());
    }
}
