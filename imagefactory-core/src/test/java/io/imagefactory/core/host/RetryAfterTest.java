package io.imagefactory.core.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("1994-11-06T08:49:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | PT2M",
                " 7  | PT7S",
                "0 | PT0S",
                "Sun, 06 Nov 1994 08:49:37 GMT | PT37S",
                "Sunday, 06-Nov-94 08:49:37 GMT | PT37S",
                "Sun Nov  6 08:49:37 1994 | PT37S"
            })
    void aNumberOfSecondsAndTheThreeFormsOfADateAreRead(String field, Duration wait) {
        assertThat(RetryAfter.parse(field, NOW)).contains(wait);
    }

    @Test
    void aDateInThePastIsNow() {
        assertThat(RetryAfter.parse("Sun, 06 Nov 1994 08:48:37 GMT", NOW)).contains(Duration.ZERO);
    }

    @Test
    void aYearOfTwoDigitsIsNotMoreThanFiftyYearsAhead() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");

        assertThat(RetryAfter.parse("Saturday, 01-Jan-77 00:00:00 GMT", now)).contains(Duration.ZERO);
        assertThat(RetryAfter.parse("Thursday, 01-Jan-26 00:01:00 GMT", now)).contains(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "12345678901234567890", "Sun, 06 Nov 1994 08:49:37 CET"})
    void anythingElseSaysNothing(String field) {
        assertThat(RetryAfter.parse(field, NOW)).isEmpty();
    }
}
