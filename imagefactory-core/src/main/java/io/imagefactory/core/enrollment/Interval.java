package io.imagefactory.core.enrollment;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long Kargo waits between two looks at a registry. Accepted is what {@link RebuildDelay} takes ({@code 30m},
 * {@code 7d}, {@code P7D}), and hours, minutes and whole seconds as Go writes them ({@code 1h30m0s}): from a minute to a year, in whole
 * seconds.
 */
public final class Interval {

    private static final Pattern GO = Pattern.compile("(?=.)(?:\\d{1,9}h)?(?:\\d{1,9}m)?(?:\\d{1,9}s)?");
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    private Interval() {}

    /**
     * Reads the text.
     *
     * @throws IllegalArgumentException for any other; the message is a sentence
     */
    public static Duration of(String text) {
        String go = text.strip();
        Duration interval = GO.matcher(go).matches()
                ? Duration.parse("PT" + go.toUpperCase(Locale.ROOT))
                : RebuildDelay.of(text).duration();
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
}
