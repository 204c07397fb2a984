package io.imagefactory.maven;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Says how far a run is: nothing in its first two seconds, and then one line every five at most, whatever it is told and
 * by however many threads.
 */
final class Progress {

    private static final long SILENCE = TimeUnit.SECONDS.toNanos(2);
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(5);

    private final LongSupplier clock;
    private final Consumer<String> log;
    private final AtomicLong due;

    /** @param clock nanoseconds since any moment, as of {@link System#nanoTime} */
    Progress(LongSupplier clock, Consumer<String> log) {
        this.clock = clock;
        this.log = log;
        this.due = new AtomicLong(clock.getAsLong() + SILENCE);
    }

    /** @param what is being done, as in {@code reading Dockerfiles} */
    void at(String what, int done, int total) {
        long now = clock.getAsLong();
        long time = due.get();
        // By their difference, since such clocks may wrap around.
        if (now - time >= 0 && due.compareAndSet(time, now + PAUSE)) {
            log.accept(what + ": " + done + " of " + total);
        }
    }
}
