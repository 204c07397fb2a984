/** Where a Dockerfile lives, and reading it from there. */
@NullMarked
package io.imagefactory.core.source;

import org.jspecify.annotations.NullMarked;
