package io.imagefactory.core.host;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What came back for a request.
 *
 * @param uri who answered, after the redirects that were followed
 * @param status of HTTP
 * @param headers its fields, by names of which upper and lower case are the same
 * @param body the whole of it
 */
public record Answer(URI uri, int status, Map<String, List<String>> headers, byte[] body) {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");

    public Answer {
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.putAll(headers);
        headers = Collections.unmodifiableMap(fields);
    }

    /** The first field of that name. */
    public Optional<String> header(String name) {
        return all(name).stream().findFirst();
    }

    /** All fields of that name, in order. */
    public List<String> all(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /** The media type without parameters, in lower case. */
    public Optional<String> contentType() {
        return header("content-type")
                .map(type -> type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT));
    }

    /** How long it asks us to wait before we come back. */
    public Optional<Duration> retryAfter(Instant now) {
        return header("retry-after").flatMap(field -> RetryAfter.parse(field, now));
    }

    /**
     * Whether it says that the request was not looked at, for there were too many: GitHub's API answers so with 403 too,
     * and then with one of two fields.
     */
    public boolean isTurnedAway() {
        boolean hasWait = header("retry-after").isPresent();
        return status == 429 || status == 503 && hasWait || status == 403 && (hasWait || isUsedUp());
    }

    /** How long it asks us to wait, also by the fields of an API that counts requests. */
    public Optional<Duration> wait(Instant now) {
        return retryAfter(now)
                .or(() -> header("x-ratelimit-reset")
                        .filter(seconds ->
                                isUsedUp() && SECONDS.matcher(seconds).matches())
                        .map(seconds -> Duration.between(now, Instant.ofEpochSecond(Long.parseLong(seconds))))
                        .map(wait -> wait.isNegative() ? Duration.ZERO : wait));
    }

    private boolean isUsedUp() {
        return header("x-ratelimit-remaining").filter("0"::equals).isPresent();
    }
}
