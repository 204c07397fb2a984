/** What the last discovery looked at and what came of it, so that the next one looks only at what has changed. */
@NullMarked
package io.imagefactory.core.index;

import org.jspecify.annotations.NullMarked;
