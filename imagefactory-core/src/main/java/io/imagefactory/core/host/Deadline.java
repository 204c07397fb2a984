package io.imagefactory.core.host;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/** Until when something must be done. */
public final class Deadline {

    private final long end;
    private final Duration time;
    private volatile boolean cancelled;

    public Deadline(Duration time) {
        this.time = time;
        this.end = System.nanoTime() + time.toNanos();
    }

    /** That long, or as long as there is time, never less than nothing. */
    public Duration atMost(Duration wish) {
        Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        return Stream.of(wish, left).min(Comparator.naturalOrder()).get();
    }

    public void cancel() {
        cancelled = true;
    }

    /** @throws Passed if it has passed, or whoever waits has been told to stop */
    public void check() throws Passed {
        if (cancelled || System.nanoTime() - end > 0) {
            throw passed();
        }
    }

    /** To be thrown by who has waited for as long as there was time. */
    public Passed passed() {
        return new Passed(time);
    }

    /** A question took longer than all of it may take. */
    public static final class Passed extends InterruptedIOException {

        Passed(Duration time) {
            super("it took longer than the " + time.toSeconds() + " seconds that one question may take");
        }
    }
}
