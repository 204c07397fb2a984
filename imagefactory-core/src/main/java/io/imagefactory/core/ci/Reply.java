package io.imagefactory.core.ci;

import io.imagefactory.core.host.Answer;
import io.imagefactory.core.host.Secret;
import io.imagefactory.core.json.Json;
import io.imagefactory.core.json.MalformedJsonException;
import io.imagefactory.core.text.Excerpt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a CI system answers.
 *
 * @param host who was asked, for messages
 * @param isQuestion whether nothing runs whatever it says
 * @param answer with nothing in its body where that was too large
 * @param secret what no text of it may show
 */
record Reply(String host, boolean isQuestion, Answer answer, Secret secret) {

    int status() {
        return answer.status();
    }

    boolean isServerError() {
        return status() >= 500;
    }

    /**
     * The same, if it is a success.
     *
     * @param refusals what it means otherwise, where that is not the same for all
     * @param names what they name
     */
    Reply orRefused(List<Refusal> refusals, Map<String, String> names) throws TriggerException {
        if (status() >= 200 && status() < 300) {
            return this;
        }
        if (isTurnedAway()) {
            throw TriggerException.unavailable(
                    host + " takes no more requests for now (" + status() + "); try again later, or less at once");
        }
        if (!isServerError()) {
            throw TriggerException.refused(Refusal.sentence(refusals, this, names));
        }
        throw isQuestion
                ? TriggerException.unavailable(host + " fails (" + status() + "); try again later")
                : TriggerException.unknown(host + " has failed while it was asked (" + status()
                        + "): nobody knows whether it builds, so it is not asked again; look there for the run");
    }

    /** Whether it says that the request was not looked at, for there were too many. */
    boolean isTurnedAway() {
        return answer.isTurnedAway();
    }

    /** How long it asks us to wait. */
    Optional<Duration> wait(Instant now) {
        return answer.wait(now);
    }

    /** A text in the object that the body is; nothing if the secret is in it, since it may be shown and kept. */
    Optional<String> text(String member) {
        return json().flatMap(object -> object.text(member)).filter(text -> !secret.isIn(text));
    }

    /**
     * What it says of a failure, as far as a message can show it: one line, and nothing if the secret is in it. In JSON as
     * GitHub and GitLab write it; anything else is not shown.
     */
    Optional<String> said() {
        return json().flatMap(Reply::failure)
                .filter(text -> !text.isBlank() && !secret.isIn(text))
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

    private Optional<Json> json() {
        try {
            return Optional.of(Json.read(answer.body())).filter(Json::isObject);
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }
}
