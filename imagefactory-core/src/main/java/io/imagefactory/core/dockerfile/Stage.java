package io.imagefactory.core.dockerfile;

import java.util.Optional;

/**
 * A stage of a Dockerfile.
 *
 * @param index from 0, in the order of the file
 * @param name the name behind AS, lower-cased
 * @param base the image or stage that it stands on, as written
 * @param platform the value of {@code --platform}, as written
 * @param line the line of its FROM
 */
public record Stage(int index, Optional<String> name, String base, Optional<String> platform, int line) {}
