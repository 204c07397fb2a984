package io.imagefactory.core.host;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a host says in the field {@code Retry-After} of an HTTP answer (RFC 9110, 10.2.3). */
public final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    /** RFC 9110, 5.6.7: a recipient accepts all three forms of a date. */
    private static final String IMF_FIXDATE = "EEE, dd MMM uuuu HH:mm:ss 'GMT'";

    private static final String ASCTIME = "EEE MMM ppd HH:mm:ss uuuu";
    private static final int YEARS_AHEAD = 50;

    private RetryAfter() {}

    /** How long to wait from now on, never less than nothing; empty where the field has neither of its two forms. */
    public static Optional<Duration> parse(String field, Instant now) {
        String text = field.strip();
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        for (DateTimeFormatter form : List.of(pattern(IMF_FIXDATE), rfc850(now), pattern(ASCTIME))) {
            try {
                Instant date = LocalDateTime.parse(text, form).toInstant(ZoneOffset.UTC);
                return Optional.of(date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
            } catch (DateTimeException e) {
                // The next form, then.
            }
        }
        return Optional.empty();
    }

    private static DateTimeFormatter pattern(String form) {
        return DateTimeFormatter.ofPattern(form, Locale.ENGLISH);
    }

    /** Two digits of a year mean the past where they would be more than fifty years ahead. */
    private static DateTimeFormatter rfc850(Instant now) {
        int firstYear = now.atOffset(ZoneOffset.UTC).getYear() + YEARS_AHEAD - 99;
        return new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, firstYear)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.ENGLISH);
    }
}
