package io.imagefactory.core.index;

/**
 * What a run says that has nothing to change and nothing to complain of.
 *
 * @param managed how many images are managed
 * @param external how many are external
 * @param baseImages how many base images they stand on
 * @param stateFiles how many state files are in use
 */
public record Outcome(int managed, int external, int baseImages, int stateFiles) {}
