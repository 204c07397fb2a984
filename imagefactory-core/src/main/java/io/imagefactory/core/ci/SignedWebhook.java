package io.imagefactory.core.ci;

import io.imagefactory.core.enrollment.Build;
import io.imagefactory.core.host.HostName;
import io.imagefactory.core.host.Request;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.json.JsonText;
import io.imagefactory.core.text.Words;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whoever takes a signed POST. The form is that of Standard Webhooks: the id is that of the request, the same however often
 * it is sent, and the time that of the attempt, so that a receiver can refuse what it had before and what is old.
 */
final class SignedWebhook extends CiSystem {

    private static final String TYPE = "build.requested";

    private static final List<Refusal> REFUSALS = Refusal.table("""
            3..
              the webhook at {host} redirects ({status}), which is not followed; write the URL it leads to as `webhook`
            401|403
              the webhook at {host} does not accept the signature ({status}); see that both sides have the same secret,
              and clocks that agree
            404|410
              the webhook at {host} is not there ({status}); mend `webhook` of the source
            .*
              the webhook at {host} refuses ({status}); its own log says why
            """);

    @Override
    boolean serves(Build build) {
        return build.pipeline().webhook().isPresent();
    }

    @Override
    Order order(BuildRequest request, CiClient client) throws TriggerException {
        URI url = request.build().pipeline().webhook().orElseThrow();
        String host = HostName.of(url);
        Secret secret = client.options()
                .webhookSecrets()
                .forHost(host)
                .orElseThrow(() -> TriggerException.refused("no secret is known to sign requests to the webhook at "
                        + host + " with, and nothing is sent unsigned; " + Words.OURS.login(host)
                        + ", or IMAGEFACTORY_WEBHOOK_SECRET into the environment"))
                .secret();
        SigningKey key = SigningKey.of(secret)
                .orElseThrow(() -> TriggerException.refused("the secret for the webhook at " + host
                        + " has not the form that is safe; write \"whsec_\" and 24 to 64 random bytes in Base64, as from "
                        + "`openssl rand -base64 32`"));
        Map<String, String> inputs = filled(request);
        return () -> {
            String body = body(inputs, client.clock().instant());
            Reply reply = client.order(
                            host,
                            secret,
                            () -> signed(
                                    url, request.id(), body, key, client.clock().instant()))
                    .orRefused(REFUSALS, Map.of());
            return reply.answer().header("location").flatMap(location -> RunUrl.of(url, location));
        };
    }

    private static String body(Map<String, String> inputs, Instant now) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", TYPE);
        message.put("timestamp", now.truncatedTo(ChronoUnit.SECONDS).toString());
        message.put("data", inputs);
        return JsonText.line(message);
    }

    private static Request signed(URI url, String id, String body, SigningKey key, Instant now) {
        return Request.of("POST", url)
                .with("webhook-id", id)
                .with("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .with("webhook-signature", key.sign(id, now, body.getBytes(StandardCharsets.UTF_8)))
                .sending("application/json", body);
    }
}
