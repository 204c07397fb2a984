package io.imagefactory.core.registry;

import io.imagefactory.core.host.Answer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many requests a host still answers, as it says itself ({@code RateLimit-Limit: 100;w=21600}, {@code
 * RateLimit-Remaining: 76;w=21600}, and {@code RateLimit-Reset: 30} on some).
 *
 * @param limit of how many
 * @param remaining how many are left
 * @param reset in how many seconds there are new ones
 */
public record RateLimit(OptionalLong limit, long remaining, OptionalLong reset) {

    /** GitLab says at which second since 1970 there are new ones, and not in how many; nobody asks to wait for decades. */
    private static final long FIRST_POINT_IN_TIME = 1_000_000_000;

    private static final Pattern NUMBER = Pattern.compile("\\s*(\\d{1,15})\\s*([;,].*)?");

    static Optional<RateLimit> of(Answer answer) {
        OptionalLong remaining = number(answer, "ratelimit-remaining");
        OptionalLong reset = number(answer, "ratelimit-reset");
        boolean pointInTime = reset.isPresent() && reset.getAsLong() >= FIRST_POINT_IN_TIME;
        return remaining.isPresent()
                ? Optional.of(new RateLimit(
                        number(answer, "ratelimit-limit"),
                        remaining.getAsLong(),
                        pointInTime ? OptionalLong.empty() : reset))
                : Optional.empty();
    }

    boolean isUsedUp() {
        return remaining == 0;
    }

    private static OptionalLong number(Answer answer, String name) {
        Matcher matcher = NUMBER.matcher(answer.header(name).orElse(""));
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}
