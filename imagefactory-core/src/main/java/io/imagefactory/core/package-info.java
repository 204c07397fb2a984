/** The use cases, in order: what the goals call. */
@NullMarked
package io.imagefactory.core;

import org.jspecify.annotations.NullMarked;
