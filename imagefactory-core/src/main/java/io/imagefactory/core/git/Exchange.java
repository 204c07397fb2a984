package io.imagefactory.core.git;

import io.imagefactory.core.host.Deadline;
import io.imagefactory.core.host.HostName;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jgit.errors.TransportException;

/** What passes between us and a host in one operation, and what may. */
final class Exchange {

    /** What a host may say before a pack: mostly which references it has, with some 70 bytes for each. */
    private static final long SPOKEN_BYTES = 16L * 1024 * 1024;

    private final CloneUrl url;
    private final Deadline deadline;
    private final long maxBytes;
    private volatile boolean packBegun;
    private final AtomicLong bytes = new AtomicLong();
    private Optional<MeteredStream> answer = Optional.empty();
    private final Set<Sign> signs = ConcurrentHashMap.newKeySet();

    Exchange(CloneUrl url, Deadline deadline, long maxBytes) {
        this.url = url;
        this.deadline = deadline;
        this.maxBytes = maxBytes;
    }

    CloneUrl url() {
        return url;
    }

    /** Whether that is the host of the repository, reached as it is to be: nobody else is told who we are. */
    boolean isHome(String scheme, String host, int port) {
        return scheme.equalsIgnoreCase(url.scheme())
                && HostName.of(scheme, host, port).equals(url.host());
    }

    void checkTime() throws Deadline.Passed {
        deadline.check();
    }

    /** How long it may take from now on. */
    Duration timeLeft() {
        return deadline.atMost(Duration.ofDays(1));
    }

    /** To be thrown by who has waited for as long as there was time. */
    Deadline.Passed passed() {
        return deadline.passed();
    }

    /**
     * Waits for something that has no end of its own, as for a head that comes in drips, each of them in time. What is too
     * late is left to its thread, which holds nobody up.
     */
    <T> T inTime(Callable<T> waiting) throws IOException {
        FutureTask<T> task = new FutureTask<>(waiting);
        Thread thread = new Thread(task, "imagefactory-git-answer");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(timeLeft().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw passed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a Git host was waited for");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** What comes from now on are objects, which are not kept in memory. */
    void beginPack() {
        packBegun = true;
    }

    /** Counts what was received, by whatever thread. */
    void received(long count) throws Deadline.Passed, TransferLimit {
        long most = packBegun ? maxBytes : Math.min(maxBytes, SPOKEN_BYTES);
        if (bytes.addAndGet(count) > most) {
            throw new TransferLimit("more than " + most + " bytes");
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

    /** What was seen of the host, for whoever says why nothing came of it. */
    enum Sign {
        /** It was told who we are. */
        IDENTIFIED,
        /** It asked who we are, and was not content. */
        REFUSED,
        /** It sent us to another host, which asked who we are. */
        SENT_ON,
        /** Its ssh key is not the one that we know, or we know none. */
        STRANGER
    }

    void note(Sign sign) {
        signs.add(sign);
    }

    boolean has(Sign sign) {
        return signs.contains(sign);
    }

    /** The host sent more than is taken. */
    static final class TransferLimit extends TransportException {
        TransferLimit(String what) {
            super("it sends " + what);
        }
    }
}
