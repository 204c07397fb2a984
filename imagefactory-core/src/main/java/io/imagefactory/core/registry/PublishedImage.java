package io.imagefactory.core.registry;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What manifests, indexes and the configurations of images say (OCI image specification, Docker's schema 2). */
final class PublishedImage {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-zA-Z0-9._-]{0,63}");
    private static final int MOST_PLATFORMS = 256;
    private static final List<String> DATES =
            List.of("org.opencontainers.image.created", "org.label-schema.build-date");

    private PublishedImage() {}

    /**
     * The platforms of an index. What is for no platform or no image, such as an attestation, is left out; of two for one
     * platform the first counts, which is the one that runs.
     */
    static SortedMap<String, Digest> platforms(Json index) {
        SortedMap<String, Digest> platforms = new TreeMap<>();
        for (Json manifest : index.items("manifests")) {
            manifest.object("platform")
                    .filter(any -> isImage(manifest))
                    .flatMap(PublishedImage::platform)
                    .ifPresent(platform -> manifest.text("digest")
                            .flatMap(Digest::find)
                            .filter(digest -> platforms.size() < MOST_PLATFORMS)
                            .ifPresent(digest -> platforms.putIfAbsent(platform, digest)));
        }
        return platforms;
    }

    private static boolean isImage(Json entry) {
        boolean attested = entry.object("annotations")
                .flatMap(annotations -> annotations.text(ImageIndex.REFERENCE_TYPE))
                .isPresent();
        return !attested
                && entry.text("artifactType")
                        .filter(type -> !MediaType.isConfiguration(type))
                        .isEmpty();
    }

    /** What a configuration, or the entry of an index, is for; empty where it does not say so. */
    static Optional<String> platform(Json json) {
        Optional<String> os = name(json, "os");
        Optional<String> architecture = name(json, "architecture");
        if (os.isEmpty() || architecture.isEmpty()) {
            return Optional.empty();
        }
        String version = os.filter("windows"::equals)
                .flatMap(any -> name(json, "os.version"))
                .map(text -> "(" + text + ")")
                .orElse("");
        String variant = name(json, "variant").map(text -> "/" + text).orElse("");
        return Optional.of(os.get() + version + "/" + architecture.get() + variant);
    }

    /** What an index says of its making: in its own annotations, else the latest of its parts'. */
    static Optional<Instant> createdIndex(Json index) {
        return date(index.object("annotations"))
                .or(() -> index.items("manifests").stream()
                        .flatMap(manifest -> date(manifest.object("annotations")).stream())
                        .max(Instant::compareTo));
    }

    /** What a manifest and its configuration say of their making: the annotation, the label, the configuration itself. */
    static Optional<Instant> created(Json manifest, Json configuration) {
        return date(manifest.object("annotations"))
                .or(() -> date(configuration.object("config").flatMap(config -> config.object("Labels"))))
                .or(() -> configuration.text("created").flatMap(PublishedImage::instant));
    }

    private static Optional<Instant> date(Optional<Json> values) {
        return values.stream()
                .flatMap(all -> DATES.stream().flatMap(key -> all.text(key).stream()))
                .flatMap(text -> instant(text).stream())
                .findFirst();
    }

    /** Year 1 and the epoch are what reproducible builds have instead of a date. */
    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS))
                    .filter(instant -> instant.isAfter(Instant.EPOCH));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> name(Json json, String key) {
        return json.text(key).filter(text -> NAME.matcher(text).matches() && !text.equals("unknown"));
    }
}
