package io.imagefactory.core.source;

import java.time.Duration;
import org.eclipse.jgit.errors.TransportException;

/** A repository took longer than all of it may take. */
final class DeadlineException extends TransportException {

    DeadlineException(Duration time) {
        super("it took longer than the " + time.toSeconds() + " seconds that one repository may take");
    }
}
