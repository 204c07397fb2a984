package io.imagefactory.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressTest {

    /** Shortly before the clock wraps around. */
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000);

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Progress progress = new Progress(clock::get, lines::add);

    @Test
    void aShortRunSaysNothing() {
        passes(1_999);

        progress.at("reading", 9, 10);

        assertThat(lines).isEmpty();
    }

    @Test
    void aLongRunSaysHowFarItIsAfterTwoSecondsAndThenEveryFive() {
        for (int i = 1; i <= 200; i++) {
            passes(100);
            progress.at("reading", i, 200);
        }

        assertThat(lines)
                .containsExactly(
                        "reading: 20 of 200", "reading: 70 of 200", "reading: 120 of 200", "reading: 170 of 200");
    }

    @Test
    void theNextPartOfTheRunGoesOnWithTheSamePause() {
        passes(2_000);
        progress.at("reading", 1, 2);
        passes(1_000);
        progress.at("writing", 1, 2);
        passes(4_000);
        progress.at("writing", 2, 2);

        assertThat(lines).containsExactly("reading: 1 of 2", "writing: 2 of 2");
    }

    @Test
    void severalThreadsSayItOnce() {
        passes(2_000);

        IntStream.rangeClosed(1, 1_000).parallel().forEach(done -> progress.at("reading", done, 1_000));

        assertThat(lines).hasSize(1);
    }

    private void passes(long millis) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
