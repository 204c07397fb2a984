/** Which images must be rebuilt, when, in which order and why: states are compared, and nothing is written. */
@NullMarked
package io.imagefactory.core.rebuild;

import org.jspecify.annotations.NullMarked;
