package io.imagefactory.core.ci;

import io.imagefactory.core.host.Answer;
import io.imagefactory.core.host.Causes;
import io.imagefactory.core.host.Client;
import io.imagefactory.core.host.Deadline;
import io.imagefactory.core.host.NoAnswer;
import io.imagefactory.core.host.Request;
import io.imagefactory.core.host.Retries;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.host.Sleeper;
import io.imagefactory.core.host.UnusableAnswerException;
import io.imagefactory.core.host.Verdict;
import io.imagefactory.core.text.Excerpt;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Asks CI systems, and again where that is safe. Redirects are not followed, since nobody but the host that is named gets
 * to know who we are.
 */
final class CiClient implements AutoCloseable {

    private static final int MOST_BYTES = 1024 * 1024;

    private final TriggerOptions options;
    private final Client client;
    private final Retries retries;
    private final Clock clock;

    CiClient(TriggerOptions options, Clock clock, Sleeper sleeper, RandomGenerator random) throws IOException {
        this.options = options;
        this.client = new Client(options.client(), "trigger-client");
        this.retries = new Retries(options.client().retries(), sleeper, random);
        this.clock = clock;
    }

    TriggerOptions options() {
        return options;
    }

    Clock clock() {
        return clock;
    }

    /**
     * A question, which may be asked as often as it takes.
     *
     * @param secret what no text of the reply may show
     */
    Reply ask(String host, Secret secret, Request request) throws TriggerException {
        return send(host, secret, true, () -> request);
    }

    /**
     * A request to do something. It is sent again where the host was not reached, or has said that it did not look at it;
     * whatever else happens, it may have been taken.
     *
     * @param request made anew for each time that it is sent
     */
    Reply order(String host, Secret secret, Supplier<Request> request) throws TriggerException {
        return send(host, secret, false, request);
    }

    @Override
    public void close() {
        client.close();
    }

    private Reply send(String host, Secret secret, boolean question, Supplier<Request> request)
            throws TriggerException {
        Deadline deadline = new Deadline(options.client().questionTimeout());
        try {
            return retries.call(
                    deadline,
                    () -> new Reply(host, question, answer(request.get(), deadline), secret),
                    this::verdict,
                    e -> question || NoAnswer.of(e).isBeforeRequest()
                            ? NoAnswer.of(e).verdict()
                            : Verdict.LASTING);
        } catch (IOException e) {
            throw failure(host, question, e);
        }
    }

    private Answer answer(Request request, Deadline deadline) throws IOException {
        try {
            return client.send(request, MOST_BYTES, deadline);
        } catch (UnusableAnswerException e) {
            return e.header();
        }
    }

    private Verdict verdict(Reply reply) {
        return reply.isTurnedAway() || reply.isQuestion() && reply.isServerError()
                ? new Verdict.Passing(reply.wait(clock.instant()))
                : Verdict.LASTING;
    }

    /** Nothing has begun where there was no connection yet; else an order may have been read. */
    private static TriggerException failure(String host, boolean question, IOException e) {
        if (new Causes(e).has(InterruptedException.class)) {
            return TriggerException.unavailable("interrupted before " + host + " was asked again");
        }
        if (question || NoAnswer.of(e).isBeforeRequest()) {
            return TriggerException.unavailable(host + " cannot be reached (" + reason(e)
                    + "); try again later, or mend its name, the proxy or the certificates");
        }
        return TriggerException.unknown(host + " was asked, and gave no answer (" + reason(e)
                + "): nobody knows whether it builds, so it is not asked again; look there for the run");
    }

    /** Not the exception's own message in general: it may quote what the host has sent, which may be anything. */
    private static String reason(IOException e) {
        return switch (NoAnswer.of(e)) {
            case UNTRUSTED, BROKEN_ENCRYPTION ->
                Excerpt.of(Optional.ofNullable(e.getMessage()).orElse("no encryption that both know"));
            case NO_CONNECTION_IN_TIME, NOT_IN_TIME, TOO_LATE -> "it takes too long";
            case UNKNOWN_HOST -> "no such host";
            case NO_CONNECTION -> "it takes no connection";
            case INTERRUPTED -> "interrupted";
            case BROKEN -> "the connection broke";
        };
    }
}
