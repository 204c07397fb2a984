package io.imagefactory.maven;

import io.imagefactory.core.enrollment.RebuildDelay;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.rebuild.ReleaseOrder;
import io.imagefactory.core.text.MendableException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is to be released, as the parameters say it. Forms of a pipeline that nobody has filled in are as good as none. */
record ReleaseOptions(
        Optional<String> target,
        Optional<String> reason,
        Optional<String> cve,
        Optional<String> until,
        Optional<String> by) {

    /** A CVE has at least four digits behind its year; other lists have names of their own. */
    private static final Pattern VULNERABILITY = Pattern.compile("CVE-\\d{4}-\\d{4,}|(?!CVE)[A-Z]+-[A-Z0-9:.-]+");

    static ReleaseOptions of(
            @Nullable String target,
            @Nullable String reason,
            @Nullable String cve,
            @Nullable String until,
            @Nullable String by) {
        return new ReleaseOptions(filled(target), filled(reason), filled(cve), filled(until), Optional.ofNullable(by));
    }

    private static Optional<String> filled(@Nullable String text) {
        return Optional.ofNullable(text).filter(some -> !some.isBlank());
    }

    /** The order; empty where nothing is to be released. */
    Optional<ReleaseOrder> order(Instant time, Environment environment) {
        if (target.isEmpty()) {
            if (reason.isPresent() || cve.isPresent() || until.isPresent()) {
                throw new MendableException("imagefactory.reason, cve and releaseUntil say something of a release, and "
                        + "there is none; name what is released with -Dimagefactory.release");
            }
            return Optional.empty();
        }
        String why = reason.orElseThrow(() ->
                new MendableException("imagefactory.release: say why with -Dimagefactory.reason; it is recorded in "
                        + "the state, with who released " + target.get()));
        return Optional.of(new ReleaseOrder(
                target.get().strip(),
                why.strip(),
                who(environment),
                cve.map(ReleaseOptions::vulnerability),
                until.map(text -> end(text, time))));
    }

    private String who(Environment environment) {
        return by.or(() -> Arrays.stream(Provider.values())
                        .flatMap(provider -> provider.actorVariable().flatMap(environment::get).stream())
                        .findFirst())
                .orElseGet(() -> System.getProperty("user.name"));
    }

    private static String vulnerability(String text) {
        String id = text.strip().toUpperCase(Locale.ROOT);
        if (!VULNERABILITY.matcher(id).matches()) {
            throw new MendableException("imagefactory.cve: \"" + text
                    + "\" is no name of a vulnerability; write CVE-2026-1234, or that of another list, such as "
                    + "GHSA-xxxx-xxxx-xxxx, and anything else in imagefactory.reason");
        }
        return id.startsWith("CVE") ? id : text.strip();
    }

    private static Instant end(String text, Instant time) {
        Instant end;
        try {
            end = text.contains(":")
                    ? Instant.parse(text.strip())
                    : time.plus(RebuildDelay.of(text).duration());
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new MendableException(
                    "imagefactory.releaseUntil: \"" + text + "\" is no time; write 2d, 12h, or 2026-01-31T12:00:00Z");
        }
        if (!end.isAfter(time)) {
            throw new MendableException("imagefactory.releaseUntil: " + end + " is over");
        }
        return end;
    }
}
