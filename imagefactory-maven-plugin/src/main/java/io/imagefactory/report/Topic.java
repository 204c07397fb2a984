package io.imagefactory.report;

import io.imagefactory.core.rebuild.DecisionKind;
import java.util.Optional;

/**
 * What may concern an image, in the order in which a person should see to it: first what does not mend itself, then what
 * happens next, then what is to be known.
 */
public enum Topic {
    STALE(
            Urgency.BROKEN,
            "State files that images.yaml and the Dockerfiles contradict",
            "run `mvn imagefactory:discover` and commit what it writes"),
    MISSING_FILE(Urgency.BROKEN, "Base images whose state file is missing", "restore it from Git"),
    UNREADABLE(
            Urgency.BROKEN, "Dockerfiles that could not be analysed", "mend them and run `mvn imagefactory:discover`"),
    MISSING_TAG(
            Urgency.BROKEN,
            "Tags that no longer exist",
            "name another where it is named, then `mvn imagefactory:discover`"),
    IN_CYCLE(
            Urgency.BROKEN,
            "Images that stand on themselves",
            "have one of them start from an image of others, or pin it to a digest"),
    CIRCUIT_OPEN(
            Urgency.BROKEN,
            "Rebuilds given up after failures",
            "mend the build, then set `status: monitoring` under `rebuildState`"),
    FAILED(Urgency.BROKEN, "Failed rebuilds", "see the run; `mvn imagefactory:rebuild` asks again when it is time"),
    HELD(Urgency.BROKEN, "Held rebuilds", "run `mvn imagefactory:refresh`; the next rebuild looks again"),
    UNDISCOVERED(Urgency.BROKEN, "Images whose base images are not known", "run `mvn imagefactory:discover`"),
    DUE(Urgency.NEXT, "Due for a rebuild", "run `mvn imagefactory:rebuild`"),
    LEFT_TO_PEOPLE(
            Urgency.NEXT,
            "Behind, and left to people by `autoRebuild: false`",
            "rebuild them yourself, then run `mvn imagefactory:refresh`"),
    IN_FLIGHT(Urgency.NEXT, "Being rebuilt", "`mvn imagefactory:refresh` sees their end"),
    QUEUED(Urgency.NEXT, "Due, after others", "`mvn imagefactory:rebuild` asks for them once those have ended"),
    WAITING(
            Urgency.NEXT,
            "Waiting for a new base image to come of age",
            "`mvn imagefactory:rebuild` asks for them then"),
    NEVER_SEEN(Urgency.KNOWN, "Base images never looked at", "run `mvn imagefactory:refresh`"),
    UNCONFIRMED(
            Urgency.KNOWN, "Base images not looked at lately", "run `mvn imagefactory:refresh`, best on a schedule");

    private final Urgency urgency;
    private final String title;
    private final String next;

    Topic(Urgency urgency, String title, String next) {
        this.urgency = urgency;
        this.title = title;
        this.next = next;
    }

    /** What a decision is about; what is well is no topic. */
    public static Optional<Topic> of(DecisionKind kind) {
        return switch (kind) {
            case DUE -> Optional.of(DUE);
            case QUEUED, AFTER_PARENTS -> Optional.of(QUEUED);
            case HELD -> Optional.of(HELD);
            case WAITING -> Optional.of(WAITING);
            case IN_FLIGHT -> Optional.of(IN_FLIGHT);
            case BACKING_OFF -> Optional.of(FAILED);
            case CIRCUIT_OPEN -> Optional.of(CIRCUIT_OPEN);
            case NOT_AUTOMATIC -> Optional.of(LEFT_TO_PEOPLE);
            case UNDISCOVERED -> Optional.of(UNDISCOVERED);
            case IN_CYCLE -> Optional.of(IN_CYCLE);
            case UP_TO_DATE -> Optional.empty();
        };
    }

    public Urgency urgency() {
        return urgency;
    }

    /** A heading. */
    public String title() {
        return title;
    }

    /** What to do next, in the imperative; commands stand between backquotes. */
    public String next() {
        return next;
    }
}
