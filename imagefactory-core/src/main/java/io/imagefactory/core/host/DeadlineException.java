package io.imagefactory.core.host;

import java.io.InterruptedIOException;
import java.time.Duration;

/** A repository took longer than all of it may take. */
public final class DeadlineException extends InterruptedIOException {

    DeadlineException(Duration time) {
        super("it took longer than the " + time.toSeconds() + " seconds that one repository may take");
    }
}
