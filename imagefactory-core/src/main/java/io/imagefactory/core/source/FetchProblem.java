package io.imagefactory.core.source;

import io.imagefactory.core.host.Verdict;
import java.io.IOException;

/** Why nothing came of talking to a host. */
final class FetchProblem extends IOException {

    /** What is wrong, as far as it decides what to do next. */
    enum Kind {
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
    private final SourceContent content;
    private final Verdict verdict;

    FetchProblem(Kind kind, SourceContent content, Verdict verdict, Throwable cause) {
        super(cause);
        this.kind = kind;
        this.content = content;
        this.verdict = verdict;
    }

    Kind kind() {
        return kind;
    }

    /** What it means for each source of the repository. */
    SourceContent content() {
        return content;
    }

    /** The same in a sentence without a full stop. */
    String reason() {
        return content instanceof SourceContent.Broken broken
                ? broken.reason()
                : ((SourceContent.Unreachable) content).reason();
    }

    Verdict verdict() {
        return verdict;
    }
}
