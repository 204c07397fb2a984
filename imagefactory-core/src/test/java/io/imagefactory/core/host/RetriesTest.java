package io.imagefactory.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetriesTest {

    private static final Deadline LONG = new Deadline(Duration.ofHours(1));
    private static final RetryPolicy POLICY =
            new RetryPolicy(4, Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(60));
    private static final Verdict PASSING = new Verdict.Passing(Optional.empty());

    private final List<Duration> waits = new ArrayList<>();
    private final Retries retries = new Retries(POLICY, waits::add, new Random(42));
    private int attempts;

    @Test
    void whatWorksIsNotTriedAgain() throws IOException {
        assertThat(retries.call(LONG, () -> failing(0), failure -> PASSING)).isEqualTo("done");
        assertThat(attempts).isEqualTo(1);
        assertThat(waits).isEmpty();
    }

    @Test
    void whatMayPassIsTriedAgainWithWaitsThatGrowUpToABound() throws IOException {
        assertThat(retries.call(LONG, () -> failing(3), failure -> PASSING)).isEqualTo("done");

        assertThat(waits).hasSize(3);
        assertThat(waits.get(0)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1000));
        assertThat(waits.get(1)).isBetween(Duration.ofMillis(1000), Duration.ofMillis(2000));
        assertThat(waits.get(2)).isBetween(Duration.ofMillis(1500), Duration.ofMillis(3000));
    }

    @Test
    void thoseWhoFailAtOnceDoNotComeBackAtOnce() throws IOException {
        for (int i = 0; i < 50; i++) {
            attempts = 0;
            retries.call(LONG, () -> failing(1), failure -> PASSING);
        }

        assertThat(waits.stream().distinct()).hasSizeGreaterThan(25);
    }

    @Test
    void theLastFailureIsThrown() {
        assertThatThrownBy(() -> retries.call(LONG, () -> failing(9), failure -> PASSING))
                .isInstanceOf(IOException.class)
                .hasMessage("failure 4");
        assertThat(attempts).isEqualTo(4);
    }

    @Test
    void whatWillNotPassIsNotTriedAgain() {
        assertThatThrownBy(() -> retries.call(LONG, () -> failing(9), failure -> new Verdict.Lasting()))
                .hasMessage("failure 1");
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void aHostThatNamesATimeIsNotAskedEarlier() throws IOException {
        retries.call(LONG, () -> failing(1), failure -> new Verdict.Passing(Optional.of(Duration.ofSeconds(60))));

        assertThat(waits.get(0)).isBetween(Duration.ofMillis(60_500), Duration.ofMillis(61_000));
    }

    @Test
    void aHostThatAsksForTooMuchIsGivenUp() {
        assertThatThrownBy(() -> retries.call(
                        LONG, () -> failing(1), failure -> new Verdict.Passing(Optional.of(Duration.ofSeconds(61)))))
                .hasMessage("failure 1");
        assertThat(waits).isEmpty();
    }

    @Test
    void anInterruptEndsTheWait() {
        Retries interrupted = new Retries(POLICY, Sleeper.THREAD, new Random(42));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> interrupted.call(LONG, () -> failing(1), failure -> PASSING))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private String failing(int times) throws IOException {
        attempts++;
        if (attempts <= times) {
            throw new IOException("failure " + attempts);
        }
        return "done";
    }
}
