package io.imagefactory.core.state;

import io.imagefactory.core.yaml.YamlMapping;

/**
 * What images.yaml said of an image when it was last read: the block {@code enrollment} and, for an external image, the
 * tags it follows.
 *
 * @param values by key, as in the file
 */
public record Declared(YamlMapping values) {}
