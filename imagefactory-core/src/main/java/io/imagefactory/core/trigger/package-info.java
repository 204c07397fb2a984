/** Asks CI systems to build images. */
@NullMarked
package io.imagefactory.core.trigger;

import org.jspecify.annotations.NullMarked;
