package io.imagefactory.core.state;

import io.imagefactory.core.image.Digest;
import java.time.Instant;

/**
 * A digest that an image has had.
 *
 * @param digest what its tag named
 * @param firstSeen when that was first seen by us
 */
public record SeenDigest(Digest digest, Instant firstSeen) {}
