package io.imagefactory.core.state;

import static io.imagefactory.core.property.Property.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.imagefactory.core.property.Choices;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {

    @ParameterizedTest
    @CsvSource({
        "2024-12-04T10:00:00Z,2024-12-04T10:00:00Z",
        "2024-12-04T10:00:00+01:00,2024-12-04T09:00:00Z",
        "2024-12-04T10:00:00+0100,2024-12-04T09:00:00Z",
        "2024-12-04T10:00:00-01,2024-12-04T11:00:00Z",
        "2024-12-04 10:00:00,2024-12-04T10:00:00Z",
        "2024-12-04 10:00:00 +02:00,2024-12-04T08:00:00Z",
        "2024-12-04t10:00:00z,2024-12-04T10:00:00Z",
        "2024-12-04T10:00:00.123456+00:00,2024-12-04T10:00:00.123456Z",
        "2024-12-04T10:00,2024-12-04T10:00:00Z",
        "2024-12-04,2024-12-04T00:00:00Z",
        "2024-02-29T10:00:00Z,2024-02-29T10:00:00Z",
        "2024-12-31 10:00:00,2024-12-31T10:00:00Z"
    })
    void everySpellingIsRead(String text, Instant instant) {
        assertThat(Timestamp.of(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2024-13-04",
                "2024-12-04T25:00:00Z",
                "1733306400",
                "2024-12-04T",
                "2023-02-29T10:00:00Z",
                "2024-04-31 10:00:00",
                "2023-02-30"
            })
    void whatIsNoTimeIsAbsent(String text) {
        assertThat(Timestamp.of(text)).isEmpty();
    }

    /** Small letters are another spelling, of which only the parser knows. */
    @Test
    void aTimeInOurSpellingIsWhatAParserSays() {
        forAll(1000, TimestampTest::shaped, text -> {
            String otherSpelling = text.toLowerCase(Locale.ROOT);

            assertThat(Timestamp.of(text)).isEqualTo(Timestamp.of(otherSpelling));
            assertThat(Timestamp.of(text).isPresent())
                    .isEqualTo(Timestamp.of(otherSpelling).isPresent());
        });
    }

    /** Two times in three each number is one that may stand in its place, or just beyond. */
    private static String shaped(Choices choices) {
        boolean isNear = choices.weighted(2, 1) == 0;
        Object[] parts = Stream.of(13, 32, 24, 60, 60)
                .map(largest -> choices.between(0, isNear ? largest : 70))
                .toArray();
        return "2024-%02d-%02dT%02d:%02d:%02dZ".formatted(parts);
    }

    @Test
    void timesAreWrittenQuoted() {
        assertThat(Timestamp.yaml(Instant.EPOCH)).hasToString("1970-01-01T00:00:00Z");
    }
}
