package io.imagefactory.core.enrollment;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long to wait, as written in images.yaml and as a duration.
 *
 * <p>Accepted: a whole number of minutes, hours, days or weeks ({@code 30m}, {@code 12h}, {@code 7d}, {@code 2w}), or
 * ISO-8601 of the same units ({@code P7D}, {@code PT12H}, {@code P1DT12H}, {@code P2W}). A day has 24 hours. From no
 * time at all to ten years.
 *
 * @param text as written
 * @param duration what it means
 */
public record RebuildDelay(String text, Duration duration) {

    private static final Pattern SIMPLE = Pattern.compile("(\\d{1,9})([mhdw])");
    private static final Pattern ISO_WEEKS = Pattern.compile("^P(\\d{1,9})W\\z");
    private static final Map<String, ChronoUnit> UNITS =
            Map.of("m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS, "d", ChronoUnit.DAYS, "w", ChronoUnit.WEEKS);
    private static final Duration LONGEST = Duration.ofDays(3660);

    /** Seven days. */
    public static final RebuildDelay DEFAULT = of("7d");

    /**
     * Reads the text.
     *
     * @throws IllegalArgumentException where it has none of the accepted forms; the message is a sentence
     */
    public static RebuildDelay of(String text) {
        Duration duration;
        try {
            duration = parse(text.strip());
        } catch (ArithmeticException | DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no duration; write 30m, 12h, 7d or 2w (minutes, hours, days, weeks), or P7D",
                    e);
        }
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("\"" + text + "\" is out of range; from 0m to 520w");
        }
        return new RebuildDelay(text.strip(), duration);
    }

    private static Duration parse(String text) {
        Matcher simple = SIMPLE.matcher(ISO_WEEKS.matcher(text).replaceFirst("$1w"));
        return simple.matches()
                ? UNITS.get(simple.group(2)).getDuration().multipliedBy(Long.parseLong(simple.group(1)))
                : Duration.parse(text);
    }
}
