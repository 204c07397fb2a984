package io.imagefactory.maven;

/**
 * A file that says otherwise than images.yaml and the Dockerfiles.
 *
 * @param goal the goal that mends it, {@code discover} or {@code synth}
 * @param folder where the file lies, as messages call it: what is to be committed
 * @param diff from what it says to what it should, as a unified diff
 */
record StaleFile(String goal, String folder, String diff) {}
