package io.imagefactory.report;

/** Whom a topic needs. */
public enum Urgency {
    /** A person: nothing mends it by itself. */
    BROKEN,
    /** The next run of a goal, or time. */
    NEXT,
    /** Nobody yet, but what is said rests on it. */
    KNOWN
}
