package io.imagefactory.core.refresh;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.image.Published;
import io.imagefactory.core.state.Field;
import io.imagefactory.core.state.Observed;
import io.imagefactory.core.state.Timestamp;
import io.imagefactory.core.yaml.YamlMapping;
import io.imagefactory.core.yaml.YamlScalar;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of an image from the last time that a registry was asked.
 *
 * @param checked when that was
 * @param digest the current one, whoever has set it
 * @param version the current one
 * @param published what the registry said; perhaps of another digest than the current one
 */
public record LastCheck(
        Optional<Instant> checked, Optional<Digest> digest, Optional<String> version, Optional<Published> published) {

    private static final String DIGEST = "digest";
    private static final String CREATED = "created";
    private static final String PLATFORMS = "platforms";

    public static LastCheck of(Observed observed) {
        return new LastCheck(
                observed.instant(Field.LAST_CHECKED),
                observed.digest(Field.CURRENT_DIGEST),
                observed.values().text(Field.CURRENT_VERSION.key()),
                published(observed.values().mapping(Field.PUBLISHED.key())));
    }

    /** Whether it is less than so long ago; a time that is yet to come is none, and without a digest nothing is known. */
    public boolean isRecent(Instant now, Duration interval) {
        return digest.isPresent()
                && checked.filter(time ->
                                !time.isAfter(now) && time.plus(interval).isAfter(now))
                        .isPresent();
    }

    /** As it stands in the file. */
    static YamlMapping tree(Published published) {
        YamlMapping.Builder platforms = YamlMapping.builder();
        published.platforms().forEach((platform, digest) -> platforms.put(platform, digest.toString()));
        YamlMapping.Builder tree =
                YamlMapping.builder().put(DIGEST, published.digest().toString());
        published.created().ifPresent(created -> tree.put(CREATED, Timestamp.yaml(created)));
        return tree.put(PLATFORMS, platforms.build()).build();
    }

    private static Optional<Published> published(YamlMapping tree) {
        return tree.text(DIGEST).flatMap(Observed::digest).map(digest -> {
            SortedMap<String, Digest> platforms = new TreeMap<>();
            tree.mapping(PLATFORMS).values().forEach((platform, value) -> {
                if (value instanceof YamlScalar scalar) {
                    Observed.digest(scalar.text()).ifPresent(part -> platforms.put(platform, part));
                }
            });
            return new Published(digest, tree.text(CREATED).flatMap(Timestamp::of), platforms);
        });
    }
}
