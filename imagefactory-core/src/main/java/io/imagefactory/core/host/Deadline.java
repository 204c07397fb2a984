package io.imagefactory.core.host;

import java.io.InterruptedIOException;
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

    /** @throws Passed if it has passed, or whoever waits has been told to stop */
    public void check() throws Passed {
        if (cancelled || System.nanoTime() - end > 0) {
            throw new Passed(time);
        }
    }

    /** A repository took longer than all of it may take. */
    public static final class Passed extends InterruptedIOException {

        Passed(Duration time) {
            super("it took longer than the " + time.toSeconds() + " seconds that one repository may take");
        }
    }
}
