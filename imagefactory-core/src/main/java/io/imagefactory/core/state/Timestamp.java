package io.imagefactory.core.state;

import io.imagefactory.core.yaml.YamlScalar;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;

/**
 * Points in time in state files. Written as {@code 2024-12-04T10:00:00Z}; read in every spelling that YAML 1.1, Python
 * and Kargo give them: a blank for the {@code T}, an offset, fractions of a second, a date alone; without an offset, UTC.
 */
final class Timestamp {

    private static final DateTimeFormatter ANY = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private Timestamp() {}

    static Optional<Instant> of(String text) {
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
        return of(value.text()).map(Timestamp::yaml).orElse(value);
    }

    static YamlScalar yaml(Instant instant) {
        return YamlScalar.of(instant.toString());
    }
}
