package io.imagefactory.core.host;

import java.time.Duration;

/** Until when something must be done. */
public final class Deadline {

    private final long end;
    private final Duration time;
    private volatile boolean cancelled;

    public Deadline(Duration time) {
        this.time = time;
        this.end = System.nanoTime() + time.toNanos();
    }

    public void cancel() {
        cancelled = true;
    }

    /** @throws DeadlineException if it has passed, or whoever waits has been told to stop */
    public void check() throws DeadlineException {
        if (cancelled || System.nanoTime() - end > 0) {
            throw new DeadlineException(time);
        }
    }
}
