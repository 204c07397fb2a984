package io.imagefactory.kargo.cdk8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT5S, 5s",
        "PT1M, 1m0s",
        "PT1M30S, 1m30s",
        "PT5M, 5m0s",
        "PT1H, 1h0m0s",
        "PT24H, 24h0m0s",
        "P7D, 168h0m0s",
        "PT1H0M1.5S, 1h0m1.5s",
        "PT1.05S, 1.05s",
        "PT0.1S, 100ms",
        "PT0.0015S, 1.5ms",
        "PT0.0000015S, 1.5µs",
        "PT0.000000001S, 1ns"
    })
    void durations_are_written_as_go_writes_them(Duration duration, String text) {
        assertThat(GoDuration.of(duration)).isEqualTo(text);
    }

    @Test
    void the_longest_duration_of_go_can_be_written() {
        assertThat(GoDuration.of(Duration.ofNanos(Long.MAX_VALUE))).isEqualTo("2562047h47m16.854775807s");
    }

    @Test
    void what_go_cannot_hold_and_what_is_negative_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> GoDuration.of(Duration.ofDays(200_000)));
        assertThatIllegalArgumentException().isThrownBy(() -> GoDuration.of(Duration.ofSeconds(-1)));
    }
}
