package io.imagefactory.core.state;

import io.imagefactory.core.yaml.YamlScalar;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * Points in time in state files. Written as {@code 2024-12-04T10:00:00Z}; read in every spelling that YAML 1.1, Python
 * and Kargo give them: a blank for the {@code T}, an offset, fractions of a second, a date alone; without an offset, UTC. A day that a month has not is
 * no point in time.
 */
final class Timestamp {

    private static final String SHAPE = "0000-00-00T00:00:00Z";

    private static final DateTimeFormatter ANY = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private Timestamp() {}

    static Optional<Instant> of(String text) {
        return isCanonical(text) ? Optional.of(canonical(text)) : parsed(text);
    }

    private static Optional<Instant> parsed(String text) {
        String trimmed = text.strip();
        try {
            if (trimmed.length() == 10) {
                return Optional.of(
                        LocalDate.parse(trimmed).atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            String joined = trimmed.length() > 10 && trimmed.charAt(10) == 'T' && trimmed.endsWith("Z")
                    ? trimmed
                    : trimmed.replaceFirst("^(\\S{10})\\s+", "$1T").replaceFirst("\\s+(?=[Zz+-])", "");
            return Optional.of(ANY.parseBest(joined, OffsetDateTime::from, LocalDateTime::from))
                    .map(time -> time instanceof OffsetDateTime offset
                            ? offset.toInstant()
                            : ((LocalDateTime) time).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The value in our spelling, where it is a point in time; else as it stands. */
    static YamlScalar canonical(YamlScalar value) {
        return isCanonical(value.text())
                ? YamlScalar.of(value.text())
                : of(value.text()).map(Timestamp::yaml).orElse(value);
    }

    /** Whether the text is a point in time in our spelling; fractions of a second are left to a parser. */
    static boolean isCanonical(String text) {
        return text.length() == SHAPE.length()
                && hasShape(text)
                && number(text, 5) >= 1
                && number(text, 5) <= 12
                && number(text, 8) >= 1
                && number(text, 8) <= YearMonth.of(year(text), number(text, 5)).lengthOfMonth()
                && number(text, 11) <= 23
                && number(text, 14) <= 59
                && number(text, 17) <= 59;
    }

    private static Instant canonical(String text) {
        return LocalDateTime.of(
                        year(text),
                        number(text, 5),
                        number(text, 8),
                        number(text, 11),
                        number(text, 14),
                        number(text, 17))
                .toInstant(ZoneOffset.UTC);
    }

    private static boolean hasShape(String text) {
        for (int i = 0; i < SHAPE.length(); i++) {
            char c = text.charAt(i);
            if (SHAPE.charAt(i) == '0' ? c < '0' || c > '9' : c != SHAPE.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int year(String text) {
        return 100 * number(text, 0) + number(text, 2);
    }

    private static int number(String text, int at) {
        return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
    }

    static YamlScalar yaml(Instant instant) {
        return YamlScalar.of(instant.toString());
    }
}
