/** What is known of every image, how new knowledge is merged into it, and the files that keep it. */
@NullMarked
package io.imagefactory.core.state;

import org.jspecify.annotations.NullMarked;
