package io.imagefactory.core.dockerfile.shell;

/**
 * A word with its variables replaced.
 *
 * @param known false if a variable took part that the base image may have set, so that the text is but a guess
 */
public record Expansion(String text, boolean known) {}
