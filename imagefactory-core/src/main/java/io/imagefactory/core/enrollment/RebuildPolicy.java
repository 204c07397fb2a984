package io.imagefactory.core.enrollment;

/**
 * When an image is rebuilt after one of its base images has moved.
 *
 * @param delay how old the base image's new digest must be
 * @param automatic whether the rebuild is started, or only reported
 */
public record RebuildPolicy(RebuildDelay delay, boolean automatic) {}
