package io.imagefactory.core.refresh;

import io.imagefactory.core.image.Digest;
import io.imagefactory.core.state.StatePath;
import java.time.Instant;
import java.util.Optional;

/**
 * An image whose digest or version is another one than before.
 *
 * @param path its file
 * @param image what is followed, with the tag
 * @param before the digest before, if one was known
 * @param after the digest now
 * @param versionBefore the version before, where there is one now
 * @param seenBefore when the digest was first seen the last time, if it has come back
 */
public record Move(
        StatePath path,
        String image,
        Optional<Digest> before,
        Digest after,
        Optional<String> versionBefore,
        Optional<Instant> seenBefore) {}
