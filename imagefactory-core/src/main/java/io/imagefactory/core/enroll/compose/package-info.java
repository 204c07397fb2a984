/** Compose files: which images they build and run. */
@NullMarked
package io.imagefactory.core.enroll.compose;

import org.jspecify.annotations.NullMarked;
