package io.imagefactory.core.trigger;

import io.imagefactory.core.host.Client;
import io.imagefactory.core.host.OversizedAnswerException;
import io.imagefactory.core.host.Retries;
import io.imagefactory.core.host.Sleeper;
import io.imagefactory.core.host.Verdict;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Asks CI systems, and again where that is safe. Redirects are not followed, since nobody but the host that is named gets
 * to know who we are.
 */
final class CiClient implements AutoCloseable {

    private static final int MOST_BYTES = 1024 * 1024;

    private final Client client;
    private final Retries retries;
    private final Clock clock;

    CiClient(TriggerOptions options, Clock clock, Sleeper sleeper, RandomGenerator random) throws IOException {
        this.client = new Client(options.client(), "trigger-client");
        this.retries = new Retries(options.retries(), sleeper, random);
        this.clock = clock;
    }

    /** A question, which may be asked as often as it takes. */
    Reply ask(String host, HttpRequest request) throws TriggerException {
        return send(
                host,
                () -> request,
                reply -> reply.isTurnedAway() || reply.isServerError(),
                failure -> Failure.ofQuestion(host, failure));
    }

    /**
     * A request to do something. It is sent again where the host was not reached, or has said that it did not look at it;
     * whatever else happens, it may have been taken.
     *
     * @param request made anew for each time that it is sent
     */
    Reply order(String host, Supplier<HttpRequest> request) throws TriggerException {
        return send(host, request, Reply::isTurnedAway, failure -> Failure.ofOrder(host, failure));
    }

    @Override
    public void close() {
        client.close();
    }

    private Reply send(String host, Supplier<HttpRequest> request, Predicate<Reply> again, Failures failures)
            throws TriggerException {
        try {
            return retries.call(() -> attempt(request.get(), again, failures), this::verdict);
        } catch (NotNow e) {
            return e.reply;
        } catch (Failure e) {
            throw e.outcome();
        } catch (IOException e) {
            throw TriggerException.unavailable("interrupted before " + host + " was asked again");
        }
    }

    private Reply attempt(HttpRequest request, Predicate<Reply> again, Failures failures) throws IOException {
        Reply reply;
        try {
            HttpResponse<byte[]> response = client.send(request, MOST_BYTES);
            reply = new Reply(response.statusCode(), response.headers(), response.body());
        } catch (OversizedAnswerException e) {
            reply = new Reply(e.header().statusCode(), e.header().headers(), new byte[0]);
        } catch (IOException e) {
            throw failures.of(e);
        }
        if (again.test(reply)) {
            throw new NotNow(reply);
        }
        return reply;
    }

    private Verdict verdict(IOException e) {
        if (e instanceof NotNow answer) {
            return new Verdict.Passing(answer.reply.wait(clock.instant()));
        }
        boolean passes = e instanceof Failure failure && failure.passes();
        return passes ? new Verdict.Passing(Optional.empty()) : new Verdict.Lasting();
    }

    /** What it means that no answer came. */
    @FunctionalInterface
    private interface Failures {

        Failure of(IOException cause);
    }

    /** An answer that may be another one later. */
    private static final class NotNow extends IOException {

        private final transient Reply reply;

        NotNow(Reply reply) {
            this.reply = reply;
        }
    }
}
