package io.imagefactory.core.registry;

import io.imagefactory.core.image.Published;
import java.util.Optional;

/**
 * What a registry has behind a name, as it has just been asked.
 *
 * @param published what stands there
 * @param description what the index or the manifest says of itself; empty where it is the one that was known before, and so
 *     was not read
 */
public record Look(Published published, Optional<Description> description) {}
