package io.imagefactory.core.registry;

import io.imagefactory.core.host.Answer;
import io.imagefactory.core.host.Credential;
import io.imagefactory.core.host.Redirect;
import io.imagefactory.core.host.Request;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.json.Json;
import io.imagefactory.core.json.MalformedJsonException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Bearer tokens, one for each scope as long as it lasts (distribution's token authentication; with an identity token its
 * OAuth2 form).
 */
final class Tokens {

    /** The user that stands for a token of identity in what docker's helpers say. */
    static final String IDENTITY = "<token>";

    private static final int MOST_BYTES = 256 * 1024;
    private static final long USUAL_SECONDS = 60;

    /** A token is taken for gone so long before it is. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final Transport transport;
    private final Clock clock;
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();

    Tokens(Transport transport, Clock clock) {
        this.transport = transport;
        this.clock = clock;
    }

    /**
     * The token for a scope.
     *
     * @param refused one that was not accepted, so that another is asked for
     */
    String token(
            Question question,
            Host host,
            Challenge challenge,
            String scope,
            Optional<Credential> credential,
            Optional<String> refused)
            throws IOException {
        String key = String.join(
                " ",
                question.endpoint().base().toString(),
                challenge.parameters().get("realm"),
                challenge.parameters().getOrDefault("service", ""),
                scope);
        Slot slot = slots.computeIfAbsent(key, any -> new Slot());
        synchronized (slot) {
            Token token = slot.token;
            if (token == null
                    || clock.instant().isAfter(token.end())
                    || refused.filter(token.text().reveal()::equals).isPresent()) {
                token = ask(question, host, challenge, scope, credential);
                slot.token = token;
            }
            return token.text().reveal();
        }
    }

    private Token ask(Question question, Host host, Challenge challenge, String scope, Optional<Credential> credential)
            throws IOException {
        URI realm = realm(question.endpoint(), challenge);
        String query = challenge.parameters().containsKey("service")
                ? "service=" + Request.encoded(challenge.parameters().get("service")) + "&scope="
                        + Request.encoded(scope)
                : "scope=" + Request.encoded(scope);
        Request request = credential.filter(Tokens::isIdentity).isPresent()
                ? Request.of("POST", realm)
                        .sending(
                                "application/x-www-form-urlencoded",
                                "grant_type=refresh_token&client_id=image-factory&" + query + "&refresh_token="
                                        + Request.encoded(
                                                credential.get().secret().reveal()))
                : Request.of("GET", withQuery(realm, query)).as(credential.map(Tokens::basic));
        Answer answer =
                transport.send(question.registry(), request, host::askedForToken, MOST_BYTES, question.deadline());
        if (answer.status() != Connection.OK) {
            throw RegistryException.of(question.registry(), answer, credential.isPresent(), clock.instant());
        }
        return read(question, answer.body());
    }

    private Token read(Question question, byte[] body) throws RegistryException {
        try {
            Json json = Json.read(body);
            String text = json.text("token")
                    .or(() -> json.text("access_token"))
                    .filter(token -> token.chars().allMatch(c -> c > ' ' && c < 0x7f))
                    .orElseThrow(() -> RegistryException.lasting(
                            "the service that issues tokens for " + question.registry() + " answers without one"));
            long seconds = Math.max(USUAL_SECONDS, json.number("expires_in").orElse(USUAL_SECONDS));
            Duration life =
                    Duration.ofSeconds(Math.min(seconds, Duration.ofDays(1).toSeconds()));
            return new Token(new Secret(text), clock.instant().plus(life).minus(MARGIN));
        } catch (MalformedJsonException e) {
            throw RegistryException.lasting(
                    "the service that issues tokens for " + question.registry() + " answers with what is no JSON");
        }
    }

    /**
     * Where tokens are issued. It is for the registry to say (distribution, token authentication), and mostly on another
     * host than its own; what a registry is told, it may have told to whom it trusts.
     */
    private URI realm(Endpoint endpoint, Challenge challenge) throws RegistryException {
        try {
            URI realm = URI.create(challenge.parameters().get("realm"));
            Optional<String> refusal = new Redirect(endpoint.base(), realm).refusal(transport.plain()::allow);
            if (refusal.isEmpty() && realm.getRawFragment() == null) {
                return realm;
            }
            throw RegistryException.lasting(endpoint.registry() + " sends us for a token to "
                    + refusal.orElse("what is no place to ask at") + "; nothing was sent there");
        } catch (IllegalArgumentException e) {
            throw RegistryException.lasting(
                    endpoint.registry() + " sends us for a token to what is no URL; nothing was sent there");
        }
    }

    /** A token without a user goes as the password. */
    static String basic(Credential credential) {
        return credential.basic("token");
    }

    private static boolean isIdentity(Credential credential) {
        return credential.user().filter(IDENTITY::equals).isPresent();
    }

    private static URI withQuery(URI realm, String query) {
        return URI.create(realm + (realm.getRawQuery() == null ? "?" : "&") + query);
    }

    private record Token(Secret text, Instant end) {}

    /** Who asks for the same token waits here for the one that is under way. */
    private static final class Slot {
        private @Nullable Token token;
    }
}
