package io.imagefactory.maven;

import io.imagefactory.core.enrollment.Place;
import java.util.Optional;

/**
 * A file that says otherwise than images.yaml and the Dockerfiles.
 *
 * @param goal the goal that mends it, {@code discover} or {@code synth}
 * @param folder where the file lies, as messages call it: what is to be committed
 * @param file the file, as messages call it
 * @param place where images.yaml enrols the image that it is about, or that stands on the base image whose file is not there
 * @param diff from what it says to what it should, as a unified diff
 */
record StaleFile(String goal, String folder, String file, Optional<Place> place, String diff) {}
