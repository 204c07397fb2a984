package io.imagefactory.core.state;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a run takes its turn where another one has the state.
 *
 * @param run what this run is called, for another one that must wait for it
 * @param locks the folder where runs of one user see each other; need not exist
 * @param patience for how long it waits
 */
public record Turn(String run, Path locks, Duration patience) {}
