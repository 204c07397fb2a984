/** Who keeps repositories, and all in which one differs from the other. */
@NullMarked
package io.imagefactory.core.provider;

import org.jspecify.annotations.NullMarked;
