package io.imagefactory.core.trigger;

import io.imagefactory.core.host.RetryAfter;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.json.Json;
import io.imagefactory.core.json.MalformedJsonException;
import io.imagefactory.core.text.Excerpt;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a CI system answers.
 *
 * @param status of HTTP
 * @param headers its fields
 * @param body the whole of it; nothing where it was too large
 */
record Reply(int status, HttpHeaders headers, byte[] body) {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    boolean isRedirect() {
        return status >= 300 && status < 400;
    }

    boolean isServerError() {
        return status >= 500;
    }

    /**
     * Whether it says that the request was not looked at, for there were too many: GitHub answers so with 403 too, and then
     * with one of two fields.
     */
    boolean isTurnedAway() {
        boolean hasWait = headers.firstValue("retry-after").isPresent();
        return status == 429 || status == 503 && hasWait || status == 403 && (hasWait || isUsedUp());
    }

    /** How long it asks us to wait. */
    Optional<Duration> wait(Instant now) {
        return headers.firstValue("retry-after")
                .flatMap(field -> RetryAfter.parse(field, now))
                .or(() -> headers.firstValue("x-ratelimit-reset")
                        .filter(seconds ->
                                isUsedUp() && SECONDS.matcher(seconds).matches())
                        .map(seconds -> Duration.between(now, Instant.ofEpochSecond(Long.parseLong(seconds))))
                        .map(wait -> wait.isNegative() ? Duration.ZERO : wait));
    }

    /** A text in the object that the body is; nothing if the secret is in it, since it may be shown and kept. */
    Optional<String> text(String member, Secret secret) {
        return json().flatMap(object -> object.text(member)).filter(text -> !text.contains(secret.reveal()));
    }

    /**
     * What it says of a failure, as far as a message can show it: one line, and nothing if the secret is in it. In JSON as
     * GitHub and GitLab write it; anything else is not shown.
     */
    Optional<String> said(Secret secret) {
        return json().flatMap(Reply::failure)
                .filter(text -> !text.isBlank() && !text.contains(secret.reveal()))
                .map(Excerpt::of);
    }

    private static Optional<String> failure(Json object) {
        return object.text("message")
                .or(() -> object.object("message").flatMap(Reply::first))
                .or(() -> object.text("error_description"))
                .or(() -> object.text("error"));
    }

    /** The first of what GitLab lists by field: {@code {"base": ["Reference not found"]}}. */
    private static Optional<String> first(Json byField) {
        return byField.members().keySet().stream()
                .flatMap(field -> byField.items(field).stream())
                .flatMap(item -> item.text().stream())
                .findFirst();
    }

    private boolean isUsedUp() {
        return headers.firstValue("x-ratelimit-remaining").filter("0"::equals).isPresent();
    }

    private Optional<Json> json() {
        try {
            return Optional.of(Json.read(body)).filter(Json::isObject);
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }
}
