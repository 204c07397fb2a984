package io.imagefactory.core.git;

import io.imagefactory.core.file.FileContent;
import io.imagefactory.core.host.Verdict;
import java.io.IOException;

/** Why nothing came of talking to a host. */
public final class FetchProblem extends IOException {

    /** What is wrong, as far as it decides what to do next. */
    public enum Kind {
        /** Anything that the source or the machine is to be blamed for. */
        OTHER,
        /** There is no such repository, or not for us. */
        ABSENT,
        /** The host does not let us in. */
        DENIED,
        /** The host as such cannot be reached, or wants nobody to ask; so it is for its other repositories too. */
        HOST_DOWN,
        /** It sent more than it may. */
        TOO_MUCH,
        /** It does not leave out what is not asked for. */
        NO_FILTER,
        /** It speaks Git, and does not do what it was asked. */
        REFUSED
    }

    private final Kind kind;
    private final String reason;
    private final Verdict verdict;

    FetchProblem(Kind kind, String reason, Verdict verdict, Throwable cause) {
        super(cause);
        this.kind = kind;
        this.reason = reason;
        this.verdict = verdict;
    }

    /** What trying again does not mend, and nothing else has caused. */
    static FetchProblem of(String reason) {
        return new FetchProblem(Kind.OTHER, reason, Verdict.LASTING, new IOException(reason));
    }

    public Kind kind() {
        return kind;
    }

    /** A sentence without a full stop. */
    public String reason() {
        return reason;
    }

    /** What it means for each file of the repository. */
    FileContent missing() {
        return kind == Kind.ABSENT ? new FileContent.Broken(reason) : new FileContent.Unreachable(reason);
    }

    public Verdict verdict() {
        return verdict;
    }
}
