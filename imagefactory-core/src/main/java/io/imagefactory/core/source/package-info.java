/** Where Dockerfiles live and how they are read from there, and which run may ask for a rebuild, as Git servers settle it. */
@NullMarked
package io.imagefactory.core.source;

import org.jspecify.annotations.NullMarked;
