/** Which images are asked for at registries, and how: each tag once, however many images share it. */
@NullMarked
package io.imagefactory.core.refresh;

import org.jspecify.annotations.NullMarked;
