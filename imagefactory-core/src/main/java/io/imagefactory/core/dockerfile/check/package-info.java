/** What BuildKit refuses in a single instruction: flags, mounts, devices, ports, durations, sizes, modes, signals, paths. */
@NullMarked
package io.imagefactory.core.dockerfile.check;

import org.jspecify.annotations.NullMarked;
