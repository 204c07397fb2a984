package io.imagefactory.core.git;

import io.imagefactory.core.git.Exchange.Sign;
import io.imagefactory.core.git.FetchProblem.Kind;
import io.imagefactory.core.host.Causes;
import io.imagefactory.core.host.Deadline;
import io.imagefactory.core.host.HttpStatusException;
import io.imagefactory.core.host.Redirect;
import io.imagefactory.core.host.RetryAfter;
import io.imagefactory.core.host.Verdict;
import io.imagefactory.core.text.Words;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.RemoteRepositoryException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.internal.JGitText;

/**
 * Says in a sentence what an exchange failed for, whether it may pass, and whose fault it is. What a host says of the
 * repository itself is the source's; that it does not answer, or not to us, is not. No text of an exception is passed on:
 * it may hold what a host sent, and differs from machine to machine.
 */
final class FetchProblems {

    private final Exchange exchange;
    private final Throwable failure;
    private final Causes causes;

    private FetchProblems(Exchange exchange, Throwable failure) {
        this.exchange = exchange;
        this.failure = failure;
        this.causes = new Causes(failure);
    }

    static FetchProblem of(Exchange exchange, Throwable failure) {
        return failure instanceof FetchProblem known ? known : new FetchProblems(exchange, failure).problem();
    }

    private FetchProblem problem() {
        Optional<HttpStatusException> status = causes.find(HttpStatusException.class);
        if (status.isPresent()) {
            return status(status.get());
        }
        if (exchange.has(Sign.REFUSED)) {
            return denied();
        }
        if (exchange.has(Sign.SENT_ON)) {
            return lasting(
                    Kind.DENIED,
                    host() + " redirects to another host for " + text()
                            + ", which asks who we are and is told nothing; "
                            + "mend source in images.yaml so that it names that host");
        }
        Optional<Redirect.Refused> redirect = causes.find(Redirect.Refused.class);
        if (redirect.isPresent()) {
            return lasting(Kind.OTHER, host() + " " + redirect.get().getMessage() + " (for " + text() + ")");
        }
        if (exchange.has(Sign.STRANGER)) {
            return lasting(
                    Kind.OTHER,
                    host() + " does not show the ssh key that known_hosts has for it; if it is right, add it "
                            + "(ssh-keyscan " + host() + " shows it)");
        }
        if (causes.has(Deadline.Passed.class)) {
            return lasting(Kind.OTHER, text() + " could not be read in time");
        }
        if (causes.has(Exchange.TransferLimit.class) || causes.has(TooLargeObjectInPackException.class)) {
            return lasting(
                    Kind.TOO_MUCH,
                    host() + " sends more of " + text() + " than is fetched of one repository; if it is right, and "
                            + "cannot leave out what is not needed, map a checkout of it with "
                            + Words.OURS.checkouts());
        }
        return speech().orElseGet(this::connection);
    }

    /** The host answered, in Git's own words. */
    private Optional<FetchProblem> speech() {
        if (causes.has(NoRemoteRepositoryException.class)) {
            return Optional.of(isSsh() && isLoginMissing() ? denied() : absent());
        }
        if (causes.say(JGitText.get().filterRequiresCapability)) {
            return Optional.of(lasting(Kind.NO_FILTER, unread()));
        }
        if (isSsh() && isLoginMissing()) {
            return Optional.of(denied());
        }
        if (causes.has(RemoteRepositoryException.class)) {
            boolean daemon = causes.say("access denied or repository not exported");
            return Optional.of(daemon ? absent() : lasting(Kind.REFUSED, unread()));
        }
        if (causes.has(PackProtocolException.class) && !causes.has(EOFException.class)
                || causes.say(JGitText.get().pushNotPermitted)) {
            return Optional.of(lasting(Kind.REFUSED, unread()));
        }
        return Optional.empty();
    }

    private FetchProblem connection() {
        if (causes.has(UnknownHostException.class)) {
            return down(host() + " is no host that can be found from here");
        }
        if (causes.has(SSLException.class)) {
            return lasting(
                    Kind.OTHER,
                    "no connection to " + host() + " can be trusted: its certificate is not one that Java "
                            + "accepts; name the file of its authority in " + Words.OURS.caCertificates());
        }
        // Java tells a connection that timed out from an answer that did by its words alone.
        boolean timedOut = causes.say("onnect timed out");
        if (timedOut || causes.has(ConnectException.class) || causes.has(NoRouteToHostException.class)) {
            return down(host() + " takes no connection");
        }
        if (causes.has(InterruptedIOException.class)) {
            return passing(host() + " did not answer in time");
        }
        if (causes.has(SocketException.class) || causes.has(EOFException.class)) {
            return passing("the connection to " + host() + " broke off");
        }
        if (causes.has(FileSystemException.class) || causes.has(FileNotFoundException.class)) {
            return lasting(
                    Kind.OTHER,
                    "what was fetched of " + text() + " cannot be kept in the cache; see "
                            + Words.OURS.cacheDirectory());
        }
        return passing(text() + " could not be fetched");
    }

    private FetchProblem status(HttpStatusException e) {
        if (e.status() == 404 || e.status() == 410) {
            return absent();
        }
        if (e.status() == 403) {
            return denied();
        }
        if (e.status() == 429 || e.status() >= 500) {
            Optional<Duration> wait = e.retryAfter().flatMap(field -> RetryAfter.parse(field, Instant.now()));
            boolean wantsNobody = e.status() == 429 || wait.isPresent();
            String asks = e.status() == 429 ? host() + " asks us to come later" : host() + " is out of order";
            return new FetchProblem(
                    wantsNobody ? Kind.HOST_DOWN : Kind.OTHER,
                    asks + " (HTTP status " + e.status() + ")",
                    new Verdict.Passing(wait),
                    failure);
        }
        return lasting(Kind.OTHER, host() + " does not serve " + text() + " (HTTP status " + e.status() + ")");
    }

    private FetchProblem absent() {
        return lasting(
                Kind.ABSENT,
                "there is no repository " + text() + ", or no access to it, which its host does "
                        + "not tell apart; mend source in images.yaml, or "
                        + exchange.url().accessHint());
    }

    private FetchProblem denied() {
        String sentence = exchange.has(Sign.IDENTIFIED)
                ? host() + " does not accept for " + text() + " what we are known by there; see that the "
                        + "password or token is still valid, and may read that repository"
                : host() + " does not show " + text() + " to strangers; "
                        + exchange.url().accessHint();
        return lasting(Kind.DENIED, sentence);
    }

    private FetchProblem lasting(Kind kind, String sentence) {
        return new FetchProblem(kind, sentence, Verdict.LASTING, failure);
    }

    private FetchProblem down(String sentence) {
        return new FetchProblem(Kind.HOST_DOWN, sentence, Verdict.PASSING, failure);
    }

    private FetchProblem passing(String sentence) {
        return new FetchProblem(Kind.OTHER, sentence, Verdict.PASSING, failure);
    }

    private String unread() {
        return host() + " does not speak the Git protocol for " + text() + " as we do; map a checkout with "
                + Words.OURS.checkouts();
    }

    private String text() {
        return exchange.url().text();
    }

    private String host() {
        return exchange.url().host();
    }

    private boolean isSsh() {
        return exchange.url().scheme().equals("ssh");
    }

    /** MINA says it in words only. */
    private boolean isLoginMissing() {
        return causes.say("No more authentication methods")
                || causes.say("Cannot log in")
                || causes.say("Permission denied");
    }
}
