package io.imagefactory.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {

    @ParameterizedTest
    @CsvSource({"P9DT23H, 9d", "PT23H59M, 23h", "PT59M59S, 59m", "PT0S, 0m", "-P3D, 0m"})
    void isInTheLargestUnitRoundedDown(Duration duration, String text) {
        assertThat(Age.of(duration)).isEqualTo(text);
    }

    @Test
    void standsBehindTheTime() {
        assertThat(Age.ago(Instant.parse("2026-01-02T03:04:05Z"), Instant.parse("2026-01-11T12:00:00Z")))
                .isEqualTo("2026-01-02T03:04:05Z (9d ago)");
    }
}
