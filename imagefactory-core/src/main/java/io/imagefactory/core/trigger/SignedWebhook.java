package io.imagefactory.core.trigger;

import io.imagefactory.core.host.Credentials;
import io.imagefactory.core.host.HostName;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.json.JsonText;
import io.imagefactory.core.text.Words;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whoever takes a signed POST. The form is that of Standard Webhooks: the id is that of the request, the same however often
 * it is sent, and the time that of the attempt, so that a receiver can refuse what it had before and what is old.
 */
final class SignedWebhook implements CiSystem {

    private static final String TYPE = "build.requested";

    private final CiClient client;
    private final Credentials secrets;
    private final Clock clock;

    SignedWebhook(CiClient client, Credentials secrets, Clock clock) {
        this.client = client;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public Order order(BuildRequest request) throws TriggerException {
        URI url = request.build().pipeline().webhook().orElseThrow();
        String host = HostName.of(url.getScheme(), url.getHost(), url.getPort());
        Secret secret = secrets.forHost(host)
                .orElseThrow(() -> TriggerException.refused("no secret is known to sign requests to the webhook at "
                        + host + " with, and nothing is sent unsigned; " + Words.OURS.login(host)
                        + ", or IMAGEFACTORY_WEBHOOK_SECRET into the environment"))
                .secret();
        SigningKey key = SigningKey.of(secret)
                .orElseThrow(() -> TriggerException.refused("the secret for the webhook at " + host
                        + " has not the form that is safe; write \"whsec_\" and 24 to 64 random bytes in Base64, as from "
                        + "`openssl rand -base64 32`"));
        Map<String, String> inputs = BuildInputs.WEBHOOK.filled(request);
        return () -> send(url, host, request.id(), inputs, key);
    }

    private Optional<URI> send(URI url, String host, String id, Map<String, String> inputs, SigningKey key)
            throws TriggerException {
        byte[] body = body(inputs);
        Reply reply = client.order(host, () -> request(url, id, body, key));
        if (!reply.isSuccess()) {
            throw Refusals.of(host, reply, refusal(host, reply));
        }
        return reply.headers().firstValue("location").flatMap(location -> RunUrl.of(url, location));
    }

    private byte[] body(Map<String, String> inputs) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", TYPE);
        message.put("timestamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        message.put("data", inputs);
        return JsonText.line(message).getBytes(StandardCharsets.UTF_8);
    }

    private HttpRequest request(URI url, String id, byte[] body, SigningKey key) {
        Instant now = clock.instant();
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", key.sign(id, now, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private static String refusal(String host, Reply reply) {
        String what = "the webhook at " + host;
        if (reply.isRedirect()) {
            return what + " redirects (" + reply.status()
                    + "), which is not followed; write the URL it leads to as `webhook`";
        }
        return switch (reply.status()) {
            case 401, 403 ->
                what + " does not accept the signature (" + reply.status()
                        + "); see that both sides have the same secret, and clocks that agree";
            case 404, 410 -> what + " is not there (" + reply.status() + "); mend `webhook` of the source";
            default -> what + " refuses (" + reply.status() + "); its own log says why";
        };
    }
}
