package io.imagefactory.kargo.cdk8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
        "P7D, 168h0m0s"
    })
    void durations_are_written_as_go_writes_them(Duration duration, String text) {
        assertThat(KargoObject.text(duration)).isEqualTo(text);
    }
}
