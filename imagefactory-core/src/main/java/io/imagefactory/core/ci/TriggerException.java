package io.imagefactory.core.ci;

/** A build that was not begun, or of which nobody knows. The message is a sentence that says what to do. */
public final class TriggerException extends Exception {

    private final boolean begunPerhaps;
    private final boolean unavailable;

    private TriggerException(String message, boolean begunPerhaps, boolean unavailable) {
        super(message);
        this.begunPerhaps = begunPerhaps;
        this.unavailable = unavailable;
    }

    /** The CI system has refused this request. */
    public static TriggerException refused(String message) {
        return new TriggerException(message, false, false);
    }

    /** The CI system takes no request now: it was not reached, fails, or has had too many. */
    public static TriggerException unavailable(String message) {
        return new TriggerException(message, false, true);
    }

    /** The request went out, and no answer says what became of it. */
    public static TriggerException unknown(String message) {
        return new TriggerException(message, true, false);
    }

    /** Whether it says nothing of the request, which may be taken later as it is. */
    public boolean isUnavailable() {
        return unavailable;
    }

    /** Whether the build may run all the same: then it counts as asked for, until it shows itself or times out. */
    public boolean isBegunPerhaps() {
        return begunPerhaps;
    }
}
