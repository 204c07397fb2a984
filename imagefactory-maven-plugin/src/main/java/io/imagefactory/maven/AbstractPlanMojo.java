package io.imagefactory.maven;

import io.imagefactory.core.enrollment.RebuildDelay;
import io.imagefactory.core.provider.Provider;
import io.imagefactory.core.rebuild.RebuildOptions;
import io.imagefactory.core.rebuild.ReleaseOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What the goals that decide on rebuilds have in common: what a team decides for all its images, and releases. */
abstract class AbstractPlanMojo extends AbstractRegistryMojo {

    /** A CVE has at least four digits behind its year; other lists have names of their own. */
    private static final Pattern VULNERABILITY = Pattern.compile("CVE-\\d{4}-\\d{4,}|(?!CVE)[A-Z]+-[A-Z0-9:.-]+");

    /** How long a rebuild that was asked for may take until its image shows it: {@code 90m}, {@code 6h}, {@code 1d}. */
    @Parameter(property = "imagefactory.buildTimeout", defaultValue = "6h", required = true)
    String buildTimeout;

    /** How many rebuilds may run at once, those in flight included. */
    @Parameter(property = "imagefactory.maxConcurrentRebuilds", defaultValue = "10", required = true)
    int maxConcurrentRebuilds;

    /**
     * What does not wait for {@code rebuildDelay}, in an emergency: a base image, by its name in the state or as Dockerfiles
     * name it ({@code node:22}), for all that stand on it; or one managed image, by its name. It is about the digests that
     * are known now, and later ones wait as ever.
     */
    @Parameter(property = "imagefactory.release")
    @Nullable
    String release;

    /** Why something is released, for those who read the state later. */
    @Parameter(property = "imagefactory.reason")
    @Nullable
    String reason;

    /** The vulnerability that a release is about, such as {@code CVE-2026-1234} or {@code GHSA-xxxx-xxxx-xxxx}. */
    @Parameter(property = "imagefactory.cve")
    @Nullable
    String cve;

    /**
     * When a release ends: {@code 2d}, or {@code 2026-01-31T12:00:00Z}. By default when the digests are old enough without
     * it.
     */
    @Parameter(property = "imagefactory.releaseUntil")
    @Nullable
    String releaseUntil;

    /**
     * Who releases something; by default whom CI names ({@code GITHUB_ACTOR}, {@code GITLAB_USER_LOGIN}), else the user of
     * this machine.
     */
    @Parameter(property = "imagefactory.releasedBy")
    @Nullable
    String releasedBy;

    AbstractPlanMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    RebuildOptions rebuildOptions() throws MojoFailureException {
        Duration timeout;
        try {
            timeout = RebuildDelay.of(buildTimeout).duration();
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException("imagefactory.buildTimeout: " + e.getMessage(), e);
        }
        try {
            return new RebuildOptions(timeout, maxConcurrentRebuilds);
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException(
                    "imagefactory.buildTimeout and imagefactory.maxConcurrentRebuilds: " + e.getMessage(), e);
        }
    }

    /** What is to be released. */
    Optional<ReleaseOrder> releaseOrder(Instant time) throws MojoFailureException {
        if (isAbsent(release)) {
            if (!isAbsent(reason) || !isAbsent(cve) || !isAbsent(releaseUntil)) {
                throw new MojoFailureException(
                        "imagefactory.reason, cve and releaseUntil say something of a release, and "
                                + "there is none; name what is released with -Dimagefactory.release");
            }
            return Optional.empty();
        }
        if (isAbsent(reason)) {
            throw new MojoFailureException(
                    "imagefactory.release: say why with -Dimagefactory.reason; it is recorded in "
                            + "the state, with who released " + release);
        }
        return Optional.of(new ReleaseOrder(release.strip(), reason.strip(), by(), cve(), until(time)));
    }

    /** Forms of a pipeline that nobody has filled in are sent as nothing, too. */
    private static boolean isAbsent(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private Optional<String> cve() throws MojoFailureException {
        if (isAbsent(cve)) {
            return Optional.empty();
        }
        String id = cve.strip().toUpperCase(Locale.ROOT);
        if (!VULNERABILITY.matcher(id).matches()) {
            throw new MojoFailureException("imagefactory.cve: \"" + cve
                    + "\" is no name of a vulnerability; write CVE-2026-1234, or that of another list, such as "
                    + "GHSA-xxxx-xxxx-xxxx, and anything else in imagefactory.reason");
        }
        return Optional.of(id.startsWith("CVE") ? id : cve.strip());
    }

    private String by() {
        return Optional.ofNullable(releasedBy)
                .or(() -> Arrays.stream(Provider.values())
                        .flatMap(provider -> provider.actorVariable().flatMap(environment()::get).stream())
                        .findFirst())
                .orElseGet(() -> System.getProperty("user.name"));
    }

    private Optional<Instant> until(Instant time) throws MojoFailureException {
        if (isAbsent(releaseUntil)) {
            return Optional.empty();
        }
        Instant until;
        try {
            until = releaseUntil.contains(":")
                    ? Instant.parse(releaseUntil.strip())
                    : time.plus(RebuildDelay.of(releaseUntil).duration());
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new MojoFailureException("imagefactory.releaseUntil: \"" + releaseUntil
                    + "\" is no time; write 2d, 12h, or 2026-01-31T12:00:00Z");
        }
        if (!until.isAfter(time)) {
            throw new MojoFailureException("imagefactory.releaseUntil: " + until + " is over");
        }
        return Optional.of(until);
    }
}
