package io.imagefactory.core.trigger;

/** A build that was not begun, or of which nobody knows. The message is a sentence that says what to do. */
public final class TriggerException extends Exception {

    private final boolean begunPerhaps;

    private TriggerException(String message, boolean begunPerhaps) {
        super(message);
        this.begunPerhaps = begunPerhaps;
    }

    /** The CI system has refused, or was not reached. */
    public static TriggerException refused(String message) {
        return new TriggerException(message, false);
    }

    /** The request went out, and no answer says what became of it. */
    public static TriggerException unknown(String message) {
        return new TriggerException(message, true);
    }

    /** Whether the build may run all the same: then it counts as asked for, until it shows itself or times out. */
    public boolean isBegunPerhaps() {
        return begunPerhaps;
    }
}
