/** Asks CI systems to build images. */
@NullMarked
package io.imagefactory.core.ci;

import org.jspecify.annotations.NullMarked;
