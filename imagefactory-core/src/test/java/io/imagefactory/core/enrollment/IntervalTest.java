package io.imagefactory.core.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {

    @ParameterizedTest
    @CsvSource({
        "24h0m0s,PT24H",
        "1h30m,PT1H30M",
        "90s,PT1M30S",
        "5m0s,PT5M",
        "30m,PT30M",
        "7d,PT168H",
        "P7D,PT168H",
        "1m,PT1M",
        "366d,PT8784H"
    })
    void anIntervalIsWrittenAsADelayOrAsGoWritesIt(String text, Duration duration) {
        assertThat(Interval.of(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.5h", "30m1h", "h", "-5m", "100ms", "daily"})
    void anyOtherTextIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Interval.of(text))
                .withMessageStartingWith("\"" + text + "\" is no duration; write 30m, 12h, 7d or 2w");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "59s", "367d", "PT59S"})
    void anIntervalOfNoUseIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Interval.of(text))
                .withMessage("\"" + text + "\" is out of range; from a minute to a year (24 hours is the default)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H0.5S"})
    void partsOfASecondAreRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Interval.of(text))
                .withMessage("\"" + text + "\" is not in whole seconds");
    }
}
