package io.imagefactory.core.registry;

import io.imagefactory.core.host.Answer;
import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Deadline;
import io.imagefactory.core.host.NoAnswer;
import io.imagefactory.core.host.Request;
import io.imagefactory.core.host.Retries;
import io.imagefactory.core.host.Sleeper;
import io.imagefactory.core.host.Verdict;
import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Asks registries as someone whom they know, again where that may help, and not at all where it cannot. */
final class Connection {

    static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    /** What a failure may say of itself; none of it is shown. */
    private static final int FAILURE_BYTES = 64 * 1024;

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
        this.tokens = new Tokens(transport, clock);
        this.retries = new Retries(options.client().retries(), sleeper, random);
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * The answer to a question, with status 200 or one of those that are no failure.
     *
     * @param limit of bytes; what fails may have a few more
     */
    Answer ask(Question question, Request request, int limit, Set<Integer> noFailures) throws RegistryException {
        Endpoint endpoint = question.endpoint();
        Host host = host(endpoint);
        try {
            return retries.call(
                    question.deadline(),
                    () -> answer(question, host, request, limit, noFailures),
                    e -> verdict(host, e));
        } catch (RegistryException e) {
            if (e.isLimited() && e.verdict() instanceof Verdict.Passing) {
                host.isDown(e);
            }
            throw e;
        } catch (IOException e) {
            RegistryException failure = RegistryException.unreachable(endpoint.registry(), e);
            if (NoAnswer.of(e).isOfHost()) {
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

    private Answer answer(Question question, Host host, Request request, int limit, Set<Integer> noFailures)
            throws IOException {
        Answer answer;
        if (host.isMet()) {
            answer = authorized(question, host, request, limit);
        } else {
            synchronized (host) {
                try {
                    answer = authorized(question, host, request, limit);
                } finally {
                    host.meet();
                }
            }
        }
        if (answer.status() == OK || noFailures.contains(answer.status())) {
            return answer;
        }
        throw RegistryException.of(
                question.registry(), answer, credential(question.endpoint()).isPresent(), clock.instant());
    }

    /** Shows at once what the host has asked others for, and else what it asks for now. */
    private Answer authorized(Question question, Host host, Request request, int limit) throws IOException {
        host.await(question.deadline());
        if (request.method().equals("GET") && request.uri().getPath().contains("/manifests/")) {
            host.spend();
        }
        Optional<Challenge> before = host.challenge();
        Optional<String> shown =
                before.isPresent() ? authorization(question, host, before.get(), Optional.empty()) : Optional.empty();
        Answer answer = send(host, request.as(shown), limit, question.deadline());
        if (answer.status() != UNAUTHORIZED || !question.endpoint().isAt(answer.uri())) {
            return answer;
        }
        Optional<Challenge> challenge = Challenge.best(answer.all("www-authenticate"));
        if (challenge.isEmpty()) {
            return answer;
        }
        host.challenges(challenge.get());
        challenge.get().scope().ifPresent(wanted -> scopes.put(place(question), wanted));
        Optional<String> asked = authorization(question, host, challenge.get(), shown);
        return asked.isEmpty() || asked.equals(shown)
                ? answer
                : send(host, request.as(asked), limit, question.deadline());
    }

    private static String place(Question question) {
        return question.endpoint().base() + " " + question.scope();
    }

    private Answer send(Host host, Request request, int limit, Deadline deadline) throws IOException {
        Answer answer = transport.send(host.registry(), request, host::asked, Math.max(limit, FAILURE_BYTES), deadline);
        host.answered(answer);
        return answer;
    }

    /** @param refused what was shown and not accepted */
    private Optional<String> authorization(Question question, Host host, Challenge challenge, Optional<String> refused)
            throws IOException {
        Optional<Credential> credential = credential(question.endpoint());
        if (!challenge.isBearer()) {
            return credential.map(Tokens::basic);
        }
        Optional<String> refusedToken =
                refused.filter(text -> text.startsWith("Bearer ")).map(text -> text.substring("Bearer ".length()));
        String wanted = scopes.getOrDefault(place(question), question.scope());
        return Optional.of("Bearer " + tokens.token(question, host, challenge, wanted, credential, refusedToken));
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
                any -> new Host(endpoint.registry(), options.client().retries(), clock, sleeper));
    }

    private static Verdict verdict(Host host, IOException e) {
        if (e instanceof RegistryException failure) {
            if (failure.verdict() instanceof Verdict.Passing passing) {
                passing.retryAfter().ifPresent(host::busyFor);
            }
            return failure.verdict();
        }
        return NoAnswer.of(e).verdict();
    }
}
