package io.imagefactory.core.registry;

import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.PlainHosts;
import io.imagefactory.core.host.Retries;
import io.imagefactory.core.host.Sleeper;
import io.imagefactory.core.host.Verdict;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;

/** Asks registries as someone whom they know, again where that may help, and not at all where it cannot. */
final class Connection {

    private final RegistryOptions options;
    private final Transport transport;
    private final Tokens tokens;
    private final Retries retries;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();
    private final Map<String, Optional<Credential>> credentials = new ConcurrentHashMap<>();

    /** What a host wants in a token, where that is not what everybody wants. */
    private final Map<String, String> scopes = new ConcurrentHashMap<>();

    Connection(RegistryOptions options, Transport transport, Clock clock, Sleeper sleeper, RandomGenerator random) {
        this.options = options;
        this.transport = transport;
        this.tokens = new Tokens(transport, new PlainHosts(options.plain()), clock);
        this.retries = new Retries(options.retries(), sleeper, random);
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * The answer to a question, with status 200 or one of those that are no failure.
     *
     * @param scope of the token that it takes
     * @param limit of bytes; what fails may have a few more
     */
    Answer ask(
            Endpoint endpoint,
            String scope,
            String method,
            URI uri,
            Map<String, String> headers,
            int limit,
            Set<Integer> noFailures)
            throws RegistryException {
        Host host = host(endpoint);
        var question = new Transport.Question(endpoint.registry(), method, uri, headers, Optional.empty());
        try {
            return retries.call(
                    () -> answer(endpoint, host, scope, question, limit, noFailures), e -> verdict(host, e));
        } catch (RegistryException e) {
            if (e.isLimited() && e.verdict() instanceof Verdict.Passing) {
                host.isDown(e);
            }
            throw e;
        } catch (IOException e) {
            RegistryException failure = RegistryException.unreachable(endpoint.registry(), e);
            if (isNoAnswer(e)) {
                host.isDown(failure);
            }
            throw failure;
        }
    }

    List<RegistryUsage> usage() {
        return hosts.values().stream()
                .map(Host::usage)
                .sorted(Comparator.comparing(RegistryUsage::registry))
                .toList();
    }

    private Answer answer(
            Endpoint endpoint, Host host, String scope, Transport.Question question, int limit, Set<Integer> noFailures)
            throws IOException {
        Answer answer;
        if (host.isMet()) {
            answer = authorized(endpoint, host, scope, question, limit);
        } else {
            synchronized (host) {
                try {
                    answer = authorized(endpoint, host, scope, question, limit);
                } finally {
                    host.meet();
                }
            }
        }
        if (answer.isOk() || noFailures.contains(answer.status())) {
            return answer;
        }
        throw Statuses.failure(endpoint.registry(), answer, credential(endpoint).isPresent(), clock.instant());
    }

    /** Shows at once what the host has asked others for, and else what it asks for now. */
    private Answer authorized(Endpoint endpoint, Host host, String scope, Transport.Question question, int limit)
            throws IOException {
        host.await();
        if (question.method().equals("GET") && question.uri().getPath().contains("/manifests/")) {
            host.spend();
        }
        Optional<Challenge> before = host.challenge();
        Optional<String> shown = before.isPresent()
                ? authorization(endpoint, host, before.get(), scope, Optional.empty())
                : Optional.empty();
        Answer answer = send(host, question, shown, limit);
        if (answer.status() != Answer.UNAUTHORIZED || !endpoint.isAt(answer.uri())) {
            return answer;
        }
        Optional<Challenge> challenge = Challenge.best(answer.headers().allValues("www-authenticate"));
        if (challenge.isEmpty()) {
            return answer;
        }
        host.challenges(challenge.get());
        challenge.get().scope().ifPresent(wanted -> scopes.put(endpoint.base() + " " + scope, wanted));
        Optional<String> asked = authorization(endpoint, host, challenge.get(), scope, shown);
        return asked.isEmpty() || asked.equals(shown) ? answer : send(host, question, asked, limit);
    }

    private Answer send(Host host, Transport.Question question, Optional<String> authorization, int limit)
            throws IOException {
        Answer answer = transport.send(question, host::asked, authorization, Math.max(limit, Answer.FAILURE_BYTES));
        host.answered(answer.headers());
        return answer;
    }

    /** @param refused what was shown and not accepted */
    private Optional<String> authorization(
            Endpoint endpoint, Host host, Challenge challenge, String scope, Optional<String> refused)
            throws IOException {
        Optional<Credential> credential = credential(endpoint);
        if (!challenge.isBearer()) {
            return credential.map(BasicAuthorization::of);
        }
        Optional<String> refusedToken =
                refused.filter(text -> text.startsWith("Bearer ")).map(text -> text.substring("Bearer ".length()));
        String wanted = scopes.getOrDefault(endpoint.base() + " " + scope, scope);
        return Optional.of("Bearer " + tokens.token(endpoint, host, challenge, wanted, credential, refusedToken));
    }

    private Optional<Credential> credential(Endpoint endpoint) {
        return credentials.computeIfAbsent(
                endpoint.base().toString(),
                any -> endpoint.credentialHosts().stream()
                        .flatMap(name -> options.credentials().forHost(name).stream())
                        .findFirst());
    }

    private Host host(Endpoint endpoint) {
        return hosts.computeIfAbsent(
                endpoint.registry() + " " + endpoint.base(),
                any -> new Host(endpoint.registry(), options.retries(), clock, sleeper));
    }

    private static Verdict verdict(Host host, IOException e) {
        if (e instanceof RegistryException failure) {
            if (failure.verdict() instanceof Verdict.Passing passing) {
                passing.retryAfter().ifPresent(host::busyFor);
            }
            return failure.verdict();
        }
        boolean passes = !(e instanceof SSLException || e instanceof InterruptedIOException);
        return passes ? new Verdict.Passing(Optional.empty()) : new Verdict.Lasting();
    }

    /** Whether nobody would get an answer, rather than this question a broken one. */
    private static boolean isNoAnswer(IOException e) {
        return e instanceof ConnectException || e instanceof HttpTimeoutException || e instanceof SSLException;
    }
}
