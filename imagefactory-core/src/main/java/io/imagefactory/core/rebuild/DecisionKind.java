package io.imagefactory.core.rebuild;

import io.imagefactory.core.state.RebuildStatus;
import java.util.Optional;

/** The kinds of decisions, with what programs call them. */
public enum DecisionKind {
    DUE("due", RebuildStatus.DUE),
    QUEUED("queued", RebuildStatus.DUE),
    HELD("held", RebuildStatus.DUE),
    AFTER_PARENTS("after-parents", RebuildStatus.WAITING),
    WAITING("waiting", RebuildStatus.WAITING),
    IN_FLIGHT("in-flight"),
    BACKING_OFF("backing-off"),
    CIRCUIT_OPEN("circuit-open"),
    NOT_AUTOMATIC("not-automatic", RebuildStatus.DUE),
    UP_TO_DATE("up-to-date", RebuildStatus.MONITORING),
    UNDISCOVERED("undiscovered", RebuildStatus.MONITORING),
    IN_CYCLE("in-cycle", RebuildStatus.MONITORING);

    private final String word;
    private final Optional<RebuildStatus> status;

    DecisionKind(String word) {
        this.word = word;
        this.status = Optional.empty();
    }

    DecisionKind(String word, RebuildStatus status) {
        this.word = word;
        this.status = Optional.of(status);
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
}
