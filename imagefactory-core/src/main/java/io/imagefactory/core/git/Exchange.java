package io.imagefactory.core.git;

import io.imagefactory.core.host.Deadline;
import io.imagefactory.core.host.DeadlineException;
import java.io.IOException;
import java.util.Optional;

/** What passes between us and a host in one operation, and what may. */
final class Exchange {

    private final CloneUrl url;
    private final Deadline deadline;
    private final long maxBytes;
    private long bytes;
    private Optional<MeteredStream> answer = Optional.empty();
    private volatile boolean identified;
    private volatile boolean refused;
    private volatile boolean stranger;

    Exchange(CloneUrl url, Deadline deadline, long maxBytes) {
        this.url = url;
        this.deadline = deadline;
        this.maxBytes = maxBytes;
    }

    CloneUrl url() {
        return url;
    }

    void checkTime() throws DeadlineException {
        deadline.check();
    }

    /** Counts what was received. */
    void received(long count) throws DeadlineException, TransferLimitException {
        bytes += count;
        if (bytes > maxBytes) {
            throw new TransferLimitException(maxBytes);
        }
        deadline.check();
    }

    /** An answer begins to come. */
    void begin(MeteredStream newAnswer) {
        answer = Optional.of(newAnswer);
    }

    /** Ends the answer before, which JGit leaves open when it asks again, so that its connection can be used again. */
    void end() throws IOException {
        if (answer.isPresent()) {
            answer.get().close();
        }
        answer = Optional.empty();
    }

    /** The host was told who we are. */
    void identify() {
        identified = true;
    }

    boolean isIdentified() {
        return identified;
    }

    /** The host asked who we are, and was not content. */
    void refuse() {
        refused = true;
    }

    boolean isRefused() {
        return refused;
    }

    /** The host's ssh key is not the one that we know, or we know none. */
    void meetStranger() {
        stranger = true;
    }

    boolean isStranger() {
        return stranger;
    }
}
