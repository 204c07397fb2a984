package io.imagefactory.core.source;

import io.imagefactory.core.git.CredentialHelpers;
import io.imagefactory.core.host.Answer;
import io.imagefactory.core.host.Client;
import io.imagefactory.core.host.ClientOptions;
import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.Deadline;
import io.imagefactory.core.host.HostName;
import io.imagefactory.core.host.NoAnswer;
import io.imagefactory.core.host.PlainHosts;
import io.imagefactory.core.host.Request;
import io.imagefactory.core.host.Retries;
import io.imagefactory.core.host.Verdict;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.provider.RepositoryListing;
import io.imagefactory.core.text.MendableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Asks Git hosts which repositories an owner has, by their own lists: GitHub (also Enterprise), GitLab, Gitea and Forgejo,
 * Bitbucket (Cloud and Data Center). Whom a host does not know sees what is public.
 *
 * <p>Bounds: {@value OwnerListing#MOST_PAGES} pages of an owner, {@value #MOST_BYTES} bytes a page, and the time of a question for each
 * owner. What may pass is tried again; a host that says when to come back is believed, as far as the policy allows.
 * Redirects are not followed, nor a next page on another server, since nobody else is to know who we are.
 */
public final class RepositoryLists implements AutoCloseable {

    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int NOT_FOUND = 404;

    private final Client client;
    private final ClientOptions options;
    private final Credentials credentials;
    private final CredentialHelpers helpers;
    private final Retries retries;
    private final Clock clock;
    private final UnaryOperator<URI> way;

    /**
     * @param credentials who we are to which host: that of the repositories ({@code github.com}, not
     *     {@code api.github.com})
     * @param helpers asked where {@code credentials} do not know
     * @throws IOException where the certificates of the options cannot be read
     */
    public RepositoryLists(
            ClientOptions options, Credentials credentials, CredentialHelpers helpers, Retries retries, Clock clock)
            throws IOException {
        this(options, credentials, helpers, retries, clock, UnaryOperator.identity());
    }

    /** @param way where a URL is really asked, for tests of public servers */
    RepositoryLists(
            ClientOptions options,
            Credentials credentials,
            CredentialHelpers helpers,
            Retries retries,
            Clock clock,
            UnaryOperator<URI> way)
            throws IOException {
        this.client = new Client(options, "repository-lists");
        this.options = options;
        this.credentials = credentials;
        this.helpers = helpers;
        this.retries = retries;
        this.clock = clock;
        this.way = way;
    }

    /**
     * The repositories that are meant, by owner in the order of the query, and by name; each once.
     *
     * @throws MendableException where an owner cannot be listed: it says who, why, and what to do
     * @throws InterruptedIOException if the thread was interrupted while it waited, and then it still is
     */
    public List<ListedRepository> list(RepositoryQuery query) throws IOException {
        Map<String, ListedRepository> all = new LinkedHashMap<>();
        for (RepositoryQuery.Owner owner : query.owners()) {
            list(owner).stream()
                    .filter(repository -> query.includes(owner, repository))
                    .sorted(Comparator.comparing(ListedRepository::name))
                    .forEach(repository -> all.putIfAbsent(repository.cloneUrl(), repository));
        }
        return List.copyOf(all.values());
    }

    @Override
    public void close() {
        client.close();
    }

    private List<ListedRepository> list(RepositoryQuery.Owner owner) throws IOException {
        Provider provider = owner.provider();
        URI server = URI.create(owner.server().orElseGet(provider::publicServer));
        String host = HostName.of(server);
        if (!PlainHosts.THIS_MACHINE.allow(server)) {
            throw new MendableException(owner + ": " + host
                    + " is not asked by plain http, since a token would be sent in the clear; write https://");
        }
        RepositoryListing listing =
                provider.repositories(owner.server().isPresent(), owner.path()).orElseThrow();
        String api = provider.apiUrl(server.toString(), host).orElseThrow();
        Optional<Credential> credential = credentials.forHost(host).or(() -> helpers.ask(server.getScheme(), host));
        Optional<String> authorization = credential.map(known -> authorization(provider, known));
        Deadline deadline = new Deadline(options.questionTimeout());
        OwnerListing asked = new OwnerListing(
                owner,
                host,
                listing,
                uri -> answer(
                        Request.of("GET", uri)
                                .with("Accept", "application/json")
                                .as(authorization),
                        deadline));
        for (String call : listing.calls()) {
            Answer first = asked.page(way.apply(URI.create(api + call)));
            if (first.status() != NOT_FOUND) {
                return asked.all(first);
            }
        }
        throw asked.unknown();
    }

    private static String authorization(Provider provider, Credential credential) {
        boolean password = provider.apiTakesPasswords()
                && credential
                        .user()
                        .filter(user -> !user.equals(provider.tokenUser()))
                        .isPresent();
        return password ? credential.basic("") : "Bearer " + credential.secret().reveal();
    }

    private Answer answer(Request request, Deadline deadline) throws IOException {
        return retries.call(
                deadline,
                () -> client.send(request, MOST_BYTES, deadline),
                answer -> answer.isTurnedAway() || answer.status() >= 500
                        ? new Verdict.Passing(answer.wait(clock.instant()))
                        : Verdict.LASTING,
                e -> NoAnswer.of(e).verdict());
    }
}
