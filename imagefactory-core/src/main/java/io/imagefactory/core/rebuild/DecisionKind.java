package io.imagefactory.core.rebuild;

import io.imagefactory.core.state.RebuildStatus;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of decisions, with what programs call them. */
public enum DecisionKind {
    DUE(RebuildDecision.Due.class, "due", Optional.of(RebuildStatus.DUE)),
    QUEUED(RebuildDecision.Queued.class, "queued", Optional.of(RebuildStatus.DUE)),
    HELD(RebuildDecision.Held.class, "held", Optional.of(RebuildStatus.DUE)),
    AFTER_PARENTS(RebuildDecision.AfterParents.class, "after-parents", Optional.of(RebuildStatus.WAITING)),
    WAITING(RebuildDecision.Waiting.class, "waiting", Optional.of(RebuildStatus.WAITING)),
    IN_FLIGHT(RebuildDecision.InFlight.class, "in-flight", Optional.empty()),
    BACKING_OFF(RebuildDecision.BackingOff.class, "backing-off", Optional.empty()),
    CIRCUIT_OPEN(RebuildDecision.CircuitOpen.class, "circuit-open", Optional.empty()),
    NOT_AUTOMATIC(RebuildDecision.NotAutomatic.class, "not-automatic", Optional.of(RebuildStatus.DUE)),
    UP_TO_DATE(RebuildDecision.UpToDate.class, "up-to-date", Optional.of(RebuildStatus.MONITORING)),
    UNDISCOVERED(RebuildDecision.Undiscovered.class, "undiscovered", Optional.of(RebuildStatus.MONITORING)),
    IN_CYCLE(RebuildDecision.InCycle.class, "in-cycle", Optional.of(RebuildStatus.MONITORING));

    private final Class<? extends RebuildDecision> type;
    private final String word;
    private final Optional<RebuildStatus> status;

    DecisionKind(Class<? extends RebuildDecision> type, String word, Optional<RebuildStatus> status) {
        this.type = type;
        this.word = word;
        this.status = status;
    }

    /** Each permitted type is of one kind, which a test holds. */
    static DecisionKind of(RebuildDecision decision) {
        return Stream.of(values())
                .filter(kind -> kind.type.isInstance(decision))
                .findFirst()
                .orElseThrow();
    }

    /** One word for programs. */
    public String word() {
        return word;
    }

    /** What {@code rebuildState} is to call it where no request is open; empty where the last request says more. */
    Optional<RebuildStatus> status() {
        return status;
    }

    /** Whether it stays so until somebody does something, which a person is to be told. */
    public boolean isStuck() {
        return this == HELD || this == CIRCUIT_OPEN || this == IN_CYCLE;
    }

    Class<? extends RebuildDecision> type() {
        return type;
    }
}
