package io.imagefactory.core.enrollment;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long Kargo waits between two looks at a registry. Accepted is what {@link RebuildDelay} takes ({@code 30m},
 * {@code 7d}, {@code P7D}), and hours, minutes and whole seconds as Go writes them ({@code 1h30m0s}): from a minute to a year, in whole
 * seconds.
 */
public final class Interval {

    private static final Pattern GO = Pattern.compile("(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?");
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    private Interval() {}

    /**
     * Reads the text.
     *
     * @throws IllegalArgumentException for any other; the message is a sentence
     */
    public static Duration of(String text) {
        Duration interval =
                go(text.strip()).orElseGet(() -> RebuildDelay.of(text).duration());
        fault(interval).ifPresent(fault -> {
            throw new IllegalArgumentException("\"" + text + "\" " + fault);
        });
        return interval;
    }

    /** What is wrong with it, to follow its name in a sentence. */
    public static Optional<String> fault(Duration interval) {
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            return Optional.of("is out of range; from a minute to a year (24 hours is the default)");
        }
        return interval.getNano() == 0 ? Optional.empty() : Optional.of("is not in whole seconds");
    }

    private static Optional<Duration> go(String text) {
        Matcher matcher = GO.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofHours(amount(matcher, 1))
                .plusMinutes(amount(matcher, 2))
                .plusSeconds(amount(matcher, 3)));
    }

    private static long amount(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
    }
}
